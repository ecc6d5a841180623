#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

// A chain of 20,000 nodes needs more than 1 MiB; the pages are only touched when they are needed.
static const size_t stack_size = (size_t)256 << 20;

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t state = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static pthread_t worker;
static bool started;
static void (*pending_body)(void *);
static void *pending_context;

static void *work(void *unused) {
  (void)unused;
  // Only this thread changes its locale: the host keeps its own.
  locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (c_locale) uselocale(c_locale);
  gvz_unblock_crashes();
  gvz_prepare_messages();

  pthread_mutex_lock(&state);
  for (;;) {
    while (!pending_body) pthread_cond_wait(&changed, &state);
    void (*body)(void *) = pending_body;
    void *context = pending_context;
    pthread_mutex_unlock(&state);
    body(context);
    pthread_mutex_lock(&state);
    pending_body = NULL;
    pthread_cond_broadcast(&changed);
  }
  return NULL;
}

static int start(void) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error) return error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  error = pthread_attr_setstacksize(&attributes, stack_size);
  // Signals are the host's business: but for crashes, its handlers must not run on this thread.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  if (!error) error = pthread_create(&worker, &attributes, work, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  started = error == 0;
  return error;
}

int gvz_perform(void (*body)(void *), void *context) {
  pthread_mutex_lock(&turn);
  int error = started ? 0 : start();
  if (!error) {
    pthread_mutex_lock(&state);
    pending_body = body;
    pending_context = context;
    pthread_cond_broadcast(&changed);
    while (pending_body) pthread_cond_wait(&changed, &state);
    pthread_mutex_unlock(&state);
  }
  pthread_mutex_unlock(&turn);
  return error;
}

void gvz_free(void *memory) { free(memory); }
