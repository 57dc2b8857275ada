// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/resources_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// Pools and caches that a test makes up. GUI thread.
class FakeResourcesPort final : public ResourcesPort
{
public:
    FakeAnswers answers;
    std::vector<ProgramResources> allPrograms;
    RedisMemory memory;
    CachedKeys keys;
    std::vector<int> cancelled;
    std::vector<int> terminated;
    std::vector<postgres::PoolLimits> limits;
    WarmUpReport warmUpReport;
    QStringList listed;
    QStringList invalidated;

    QFuture<Result<std::vector<ProgramResources>>> programs(std::stop_token stop) override
    {
        return answers.ask<std::vector<ProgramResources>>(
            [this]() -> Result<std::vector<ProgramResources>> { return allPrograms; }, std::move(stop));
    }
    QFuture<Result<>> cancelLease(int backendPid, std::stop_token stop) override
    {
        cancelled.push_back(backendPid);
        return done(std::move(stop));
    }
    QFuture<Result<>> terminateLease(int backendPid, std::stop_token stop) override
    {
        terminated.push_back(backendPid);
        return done(std::move(stop));
    }
    QFuture<Result<>> setPoolLimits(QString, postgres::PoolLimits wanted, std::stop_token stop) override
    {
        limits.push_back(wanted);
        return done(std::move(stop));
    }
    QFuture<Result<RedisMemory>> redisMemory(std::stop_token stop) override
    {
        return answers.ask<RedisMemory>([this]() -> Result<RedisMemory> { return memory; }, std::move(stop));
    }
    QFuture<Result<CachedKeys>> cachedKeys(QString tag, int, std::stop_token stop) override
    {
        listed << tag;
        return answers.ask<CachedKeys>([this]() -> Result<CachedKeys> { return keys; }, std::move(stop));
    }
    QFuture<Result<WarmUpReport>> warmUp(std::stop_token stop) override
    {
        return answers.ask<WarmUpReport>([this]() -> Result<WarmUpReport> { return warmUpReport; }, std::move(stop));
    }
    QFuture<Result<std::optional<WarmUpReport>>> lastWarmUp(std::stop_token stop) override
    {
        return answers.ask<std::optional<WarmUpReport>>(
            []() -> Result<std::optional<WarmUpReport>> { return std::nullopt; }, std::move(stop));
    }
    QFuture<Result<>> invalidate(QString tag, std::stop_token stop) override
    {
        invalidated << tag;
        return done(std::move(stop));
    }

private:
    QFuture<Result<>> done(std::stop_token stop)
    {
        return answers.ask<void>([]() -> Result<> { return {}; }, std::move(stop));
    }
};

} // namespace minixdr
