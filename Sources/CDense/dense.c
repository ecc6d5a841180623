#include "CDense.h"

#include <math.h>
#include <stddef.h>

#pragma STDC FP_CONTRACT OFF

typedef float lanes __attribute__((vector_size(32), aligned(4), may_alias));
typedef int whole __attribute__((vector_size(32), aligned(4), may_alias));

void dense_add_product(float *y, long n, const float *x, long k, const float *w) {
  for (long j = 0; j < k; j++) {
    const float factor = x[j];
    if (factor == 0) continue;
    const float *row = w + j * n;
    const lanes factors = {factor, factor, factor, factor, factor, factor, factor, factor};
    for (long i = 0; i < n; i += 8) *(lanes *)(y + i) += factors * *(const lanes *)(row + i);
  }
}

void dense_add_outer(float *w, long n, const float *x, long k, const float *y) {
  for (long j = 0; j < k; j++) {
    const float factor = x[j];
    if (factor == 0) continue;
    float *row = w + j * n;
    const lanes factors = {factor, factor, factor, factor, factor, factor, factor, factor};
    for (long i = 0; i < n; i += 8) *(lanes *)(row + i) += factors * *(const lanes *)(y + i);
  }
}

void dense_add_transposed(float *x, long k, const float *y, long n, const float *w) {
  for (long j = 0; j < k; j++) {
    const float *row = w + j * n;
    lanes sum = {0};
    for (long i = 0; i < n; i += 8) sum += *(const lanes *)(row + i) * *(const lanes *)(y + i);
    x[j] += ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
  }
}

void dense_add(float *y, long n, const float *x) {
  for (long i = 0; i < n; i += 8) *(lanes *)(y + i) += *(const lanes *)(x + i);
}

// e^x to about 1e-7 (Cephes), the same on every machine, which the library's is not.
static float exponential(float x) {
  if (x > 88) x = 88;
  if (x < -87) return 0;
  const float n = floorf(1.44269504088896341f * x + 0.5f);
  const float r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1;
  union {
    int i;
    float f;
  } scale = {((int)n + 127) << 23};
  return p * scale.f;
}

static float sigmoid(float x) { return 1 / (1 + exponential(-x)); }
static float tangent(float x) { return 2 / (1 + exponential(-2 * x)) - 1; }

void dense_lstm_step(float *gates, long n, const float *before, float *cell, float *out) {
  for (long i = 0; i < n; i++) {
    const float input = sigmoid(gates[i]);
    const float forget = sigmoid(gates[n + i]);
    const float candidate = tangent(gates[2 * n + i]);
    const float output = sigmoid(gates[3 * n + i]);
    cell[i] = (before ? forget * before[i] : 0) + input * candidate;
    out[i] = output * tangent(cell[i]);
    gates[i] = input;
    gates[n + i] = forget;
    gates[2 * n + i] = candidate;
    gates[3 * n + i] = output;
  }
}

void dense_lstm_back(
    const float *gates, long n, const float *before, const float *cell, const float *d_out,
    const float *d_cell, float *d_gates, float *d_before) {
  for (long i = 0; i < n; i++) {
    const float input = gates[i], forget = gates[n + i];
    const float candidate = gates[2 * n + i], output = gates[3 * n + i];
    const float squashed = tangent(cell[i]);
    const float slope = d_cell[i] + d_out[i] * output * (1 - squashed * squashed);
    d_gates[i] = slope * candidate * input * (1 - input);
    d_gates[n + i] = before ? slope * before[i] * forget * (1 - forget) : 0;
    d_gates[2 * n + i] = slope * input * (1 - candidate * candidate);
    d_gates[3 * n + i] = d_out[i] * squashed * output * (1 - output);
    d_before[i] = slope * forget;
  }
}

void dense_rectified_sum(
    float *z, long n, const float *a, const float *b, const float *c, const float *d,
    const float *e) {
  const lanes zero = {0};
  for (long i = 0; i < n; i += 8) {
    lanes sum = *(const lanes *)(a + i) + *(const lanes *)(b + i);
    sum += *(const lanes *)(c + i) + *(const lanes *)(d + i);
    sum += *(const lanes *)(e + i);
    *(lanes *)(z + i) = (lanes)((whole)sum & (sum > zero));
  }
}

void dense_maximum(float *maximum, int *rows, long n, const float *z, int row) {
  for (long i = 0; i < n; i++) {
    if (z[i] > maximum[i]) {
      maximum[i] = z[i];
      rows[i] = row;
    }
  }
}
