// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into every program that is built for the thread sanitizer, and into no other. Qt 6.4 starts a process by
// clone() in the parent's own memory. The sanitizer of GCC 12 takes every clone() for a fork and lets its child give the
// sanitizer's locks back: in shared memory these are the parent's, and a report of that moment ends the program. So the
// child gets memory of its own.
#include <sched.h>

#include <cstdarg>

extern "C" int __interceptor_clone(int (*function)(void *), void *stack, int flags, void *argument, ...);

extern "C" int clone(int (*function)(void *), void *stack, int flags, void *argument, ...) noexcept
{
    va_list rest;
    va_start(rest, argument);
    auto *parentTid = va_arg(rest, pid_t *);
    va_end(rest);
    return __interceptor_clone(function, stack, flags & ~(CLONE_VM | CLONE_VFORK), argument, parentTid, nullptr,
                               nullptr);
}
