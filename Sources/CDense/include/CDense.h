#ifndef LIAISON_CDENSE_H
#define LIAISON_CDENSE_H

// Dense arithmetic of small networks: the loops that must be fast in builds for debugging too.
// Sums are taken in one fixed order without fused multiply-add, so that every machine finds the
// same bits. Matrices are rows by columns, row by row; lengths of rows are multiples of 8.

/// From now on this thread takes numbers below 1e-38 for 0; processors are slow with them.
void dense_flush_tiny(void);

/// y[n] += x[k] * w[k][n]
void dense_add_product(float *y, long n, const float *x, long k, const float *w);

/// The same for several y and x at once; n is a multiple of 16.
void dense_add_products(
    float *y, long rows, long n, const float *x, long k, const float *w);

/// w[k][n] += x[k] * y[n]: the gradient of a matrix.
void dense_add_outer(float *w, long n, const float *x, long k, const float *y);

/// x[k] += sum over n of w[k][n] * y[n]: the gradient of what a matrix was applied to.
void dense_add_transposed(float *x, long k, const float *y, long n, const float *w);

/// y[n] += x[n]
void dense_add(float *y, long n, const float *x);

/// One step of a long short-term memory. `gates` holds 4 * n sums for input, forget, candidate and
/// output and is overwritten with the gates; `cell` and `out` are n long.
void dense_lstm_step(float *gates, long n, const float *before, float *cell, float *out);

/// The step backwards: `d_out` and `d_cell` (both of this step) give `d_gates` (of the sums) and
/// `d_before` (of the cell before).
void dense_lstm_back(
    const float *gates, long n, const float *before, const float *cell, const float *d_out,
    const float *d_cell, float *d_gates, float *d_before);

/// max(0, sum of six rows), into z.
void dense_rectified_sum(
    float *z, long n, const float *a, const float *b, const float *c, const float *d,
    const float *e);

/// Where z is larger than the maximum so far: the maximum, and `row` as where it stands.
void dense_maximum(float *maximum, int *rows, long n, const float *z, int row);

/// Looks at every token of a window from where it stands to both ends of a pair, and keeps the largest
/// of each number over five parts of the window: the first end, the second, the sentence itself, what
/// is near either end, what is near both; and over the states of both ends in the sentence itself.
/// `tags` 1 and 3 are the first end, 2 and 4 the second; `segments` is 2 for the sentence itself;
/// distances are 7 at the end. `features` holds 5 * view + 2 * width numbers, `view_rows` and
/// `state_rows` which token gave each, -1 where there was none.
void dense_look(
    long count, const float *views, long view, const float *states, long width,
    const unsigned char *tags, const unsigned char *distances_a, const unsigned char *distances_b,
    const unsigned char *segments, const float *tag_table, const float *a_table,
    const float *b_table, const float *segment_table, float *seen, float *features,
    int *view_rows, int *state_rows);

#endif
