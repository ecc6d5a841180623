#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

// What ends a process whose Graphviz has gone wrong, and what tells that time is up.
static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
enum { crash_count = sizeof(crashes) / sizeof(crashes[0]) };

static struct sigaction before[crash_count], alarm_before;
static sigset_t mask_before;
static const gvz_farewell *crashed, *late;
static int messages = -1;

// Only what POSIX allows in a signal handler.
static void leave(const gvz_farewell *farewell) {
  const char *rest = farewell->message;
  size_t length = strlen(rest);
  while (length > 0) {
    ssize_t written = write(messages, rest, length);
    if (written < 0 && errno != EINTR) break;
    if (written > 0) {
      rest += written;
      length -= (size_t)written;
    }
  }
  _exit(farewell->status);
}

static void on_crash(int signal) {
  (void)signal;
  leave(crashed);
}

static void on_alarm(int signal) {
  (void)signal;
  leave(late);
}

static void set_alarm(double seconds) {
  struct itimerval timer = {0};
  timer.it_value.tv_sec = (time_t)seconds;
  timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
  setitimer(ITIMER_REAL, &timer, NULL);
}

bool gvz_ends_soon;

void gvz_draw_once(void) {
  gvz_ends_soon = true;
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 1);
#endif
}

bool gvz_guard(double seconds, const gvz_farewell *on_late, const gvz_farewell *on_crash_) {
  int silence = open("/dev/null", O_WRONLY | O_CLOEXEC);
  messages = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (messages < 0 || silence < 0) {
    if (messages >= 0) close(messages);
    if (silence >= 0) close(silence);
    messages = -1;
    return false;
  }
  // Fontconfig, Pango and failed assertions write there, past every call that could catch it.
  dup2(silence, STDERR_FILENO);
  close(silence);
  late = on_late;
  crashed = on_crash_;
  struct sigaction action = {0};
  action.sa_handler = on_crash;
  // A stack that is used up has no room for a handler.
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &before[i]);
  action.sa_handler = on_alarm;
  sigaction(SIGALRM, &action, &alarm_before);
  // Who started this process may have left the alarm blocked.
  sigset_t alarm;
  sigemptyset(&alarm);
  sigaddset(&alarm, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &alarm, &mask_before);
  set_alarm(seconds);
  return true;
}

void gvz_unguard(void) {
  if (messages < 0) return;
  set_alarm(0);
  pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  sigaction(SIGALRM, &alarm_before, NULL);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &before[i], NULL);
  dup2(messages, STDERR_FILENO);
  close(messages);
  messages = -1;
}

void gvz_unblock_crashes(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < crash_count; i++) sigaddset(&set, crashes[i]);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  static char room[1 << 16];
  stack_t stack = {.ss_sp = room, .ss_size = sizeof(room)};
  sigaltstack(&stack, NULL);
}
