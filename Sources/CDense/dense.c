#include "CDense.h"

#include <math.h>
#include <stddef.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// Where the processor has them, vectors of eight numbers are used.
#if defined(__x86_64__) && defined(__linux__)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WIDE_VECTORS
#endif

typedef float lanes __attribute__((vector_size(32), aligned(4), may_alias));
typedef int whole __attribute__((vector_size(32), aligned(4), may_alias));

void dense_flush_tiny(void) {
#ifdef __SSE2__
  _mm_setcsr(_mm_getcsr() | 0x8040);
#elif defined(__aarch64__)
  unsigned long state;
  __asm__ volatile("mrs %0, fpcr" : "=r"(state));
  __asm__ volatile("msr fpcr, %0" : : "r"(state | (1ul << 24)));
#endif
}

// Sums stay in registers while all rows pass by. Every number is summed in the same order whatever
// the width of the vectors, so that every machine gets the same bits.
#define WIDE 4

WIDE_VECTORS
void dense_add_product(float *y, long n, const float *x, long k, const float *w) {
  long i = 0;
  for (; i + 8 * WIDE <= n; i += 8 * WIDE) {
    lanes sums[WIDE];
    for (int part = 0; part < WIDE; part++) sums[part] = *(const lanes *)(y + i + 8 * part);
    for (long j = 0; j < k; j++) {
      const float factor = x[j];
      if (factor == 0) continue;
      const float *row = w + j * n + i;
      for (int part = 0; part < WIDE; part++) {
        sums[part] += factor * *(const lanes *)(row + 8 * part);
      }
    }
    for (int part = 0; part < WIDE; part++) *(lanes *)(y + i + 8 * part) = sums[part];
  }
  for (; i < n; i += 8) {
    lanes sum = *(const lanes *)(y + i);
    for (long j = 0; j < k; j++) {
      if (x[j] != 0) sum += x[j] * *(const lanes *)(w + j * n + i);
    }
    *(lanes *)(y + i) = sum;
  }
}

// Four rows at a time share what is read of the matrix.
#define TALL 4

WIDE_VECTORS
void dense_add_products(
    float *y, long rows, long n, const float *x, long k, const float *w) {
  long row = 0;
  for (; row + TALL <= rows; row += TALL) {
    for (long i = 0; i + 16 <= n; i += 16) {
      lanes sums[TALL][2];
      for (int r = 0; r < TALL; r++) {
        for (int part = 0; part < 2; part++) {
          sums[r][part] = *(const lanes *)(y + (row + r) * n + i + 8 * part);
        }
      }
      for (long j = 0; j < k; j++) {
        const lanes first = *(const lanes *)(w + j * n + i);
        const lanes second = *(const lanes *)(w + j * n + i + 8);
        for (int r = 0; r < TALL; r++) {
          const float factor = x[(row + r) * k + j];
          sums[r][0] += factor * first;
          sums[r][1] += factor * second;
        }
      }
      for (int r = 0; r < TALL; r++) {
        for (int part = 0; part < 2; part++) {
          *(lanes *)(y + (row + r) * n + i + 8 * part) = sums[r][part];
        }
      }
    }
  }
  for (; row < rows; row++) dense_add_product(y + row * n, n, x + row * k, k, w);
}

WIDE_VECTORS
void dense_add_outer(float *w, long n, const float *x, long k, const float *y) {
  for (long j = 0; j < k; j++) {
    const float factor = x[j];
    if (factor == 0) continue;
    float *row = w + j * n;
    const lanes factors = {factor, factor, factor, factor, factor, factor, factor, factor};
    for (long i = 0; i < n; i += 8) *(lanes *)(row + i) += factors * *(const lanes *)(y + i);
  }
}

WIDE_VECTORS
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

static int away(int distance) { return distance < 7 ? 7 - distance : distance - 7; }

void dense_look(
    long count, const float *views, long view, const float *states, long width,
    const unsigned char *tags, const unsigned char *distances_a, const unsigned char *distances_b,
    const unsigned char *segments, const float *tag_table, const float *a_table,
    const float *b_table, const float *segment_table, float *seen, float *features,
    int *view_rows, int *state_rows) {
  enum { pools = 5 };
  for (long i = 0; i < pools * view + 2 * width; i++) features[i] = -9;
  for (long i = 0; i < pools * view; i++) view_rows[i] = -1;
  for (long i = 0; i < 2 * width; i++) state_rows[i] = -1;
  for (long token = 0; token < count; token++) {
    const int a = distances_a[token], b = distances_b[token];
    dense_rectified_sum(
        seen, view, views + token * view, tag_table + tags[token] * view, a_table + a * view,
        b_table + b * view, segment_table + segments[token] * view);
    const int is_a = tags[token] == 1 || tags[token] == 3;
    const int is_b = tags[token] == 2 || tags[token] == 4;
    const int is_target = segments[token] == 2;
    const int admits[pools] = {
        is_a, is_b, is_target, is_target && (away(a) <= 5 || away(b) <= 5),
        away(a) <= 6 && away(b) <= 6};
    for (int pool = 0; pool < pools; pool++) {
      if (!admits[pool]) continue;
      dense_maximum(features + pool * view, view_rows + pool * view, view, seen, (int)token);
    }
    if (!is_target || (!is_a && !is_b)) continue;
    const long side = is_a ? 0 : width;
    dense_maximum(
        features + pools * view + side, state_rows + side, width, states + token * width,
        (int)token);
  }
  for (int pool = 0; pool < pools; pool++) {
    if (view_rows[pool * view] >= 0) continue;
    for (long i = 0; i < view; i++) features[pool * view + i] = 0;
  }
  for (int side = 0; side < 2; side++) {
    if (state_rows[side * width] >= 0) continue;
    for (long i = 0; i < width; i++) features[pools * view + side * width + i] = 0;
  }
}
