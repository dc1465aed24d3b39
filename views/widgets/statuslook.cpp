// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/statuslook.h"

namespace remit {

StatusLook lookOf(std::optional<RunStatus> status)
{
    if (!status)
        return {Icon::Incomplete, ToneName::Mute};
    switch (*status) {
    case RunStatus::Ok:
        return {Icon::Ok, ToneName::Ok};
    case RunStatus::Partial:
        return {Icon::Partial, ToneName::Warn};
    case RunStatus::Empty:
        return {Icon::Empty, ToneName::Mute};
    case RunStatus::Incomplete:
        return {Icon::Incomplete, ToneName::Warn};
    case RunStatus::UnexpectedInput:
        return {Icon::Unexpected, ToneName::Ask};
    case RunStatus::ToolFailed:
        return {Icon::ToolFailed, ToneName::Bad};
    case RunStatus::TooLarge:
        return {Icon::TooLarge, ToneName::Warn};
    case RunStatus::Question:
        return {Icon::Question, ToneName::Ask};
    case RunStatus::Limit:
        return {Icon::Limit, ToneName::Warn};
    case RunStatus::Stopped:
        return {Icon::Stopped, ToneName::Mute};
    case RunStatus::Error:
        return {Icon::Error, ToneName::Bad};
    case RunStatus::Interrupted:
        break;
    }
    return {Icon::Interrupted, ToneName::Mute};
}

StatusLook lookOf(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return {Icon::Clock, ToneName::Mute};
    case RunState::Preparing:
        return {Icon::Clock, ToneName::Run};
    case RunState::Running:
        return {Icon::Running, ToneName::Run};
    case RunState::Verifying:
        return {Icon::Shield, ToneName::Run};
    case RunState::Finished:
        break;
    }
    return {Icon::Check, ToneName::Mute};
}

StatusLook lookOf(ReviewState state)
{
    switch (state) {
    case ReviewState::New:
        return {Icon::Review, ToneName::Run};
    case ReviewState::Seen:
        return {Icon::Eye, ToneName::Mute};
    case ReviewState::SentBack:
        return {Icon::ArrowRight, ToneName::Mute};
    case ReviewState::Accepted:
        return {Icon::Check, ToneName::Mute};
    case ReviewState::Rejected:
        return {Icon::Cross, ToneName::Mute};
    case ReviewState::Deferred:
        break;
    }
    return {Icon::Clock, ToneName::Mute};
}

StatusLook lookOf(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::High:
        return {Icon::High, ToneName::Bad};
    case FindingSeverity::Medium:
        return {Icon::Warning, ToneName::Warn};
    case FindingSeverity::Low:
        break;
    }
    return {Icon::Info, ToneName::Run};
}

StatusLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {Icon::Error, ToneName::Bad};
    case Severity::Warning:
        return {Icon::Warning, ToneName::Warn};
    case Severity::Note:
        break;
    }
    return {Icon::Info, ToneName::Run};
}

IconTone iconTone(ToneName tone)
{
    switch (tone) {
    case ToneName::Ok:
        return IconTone::Ok;
    case ToneName::Warn:
        return IconTone::Warn;
    case ToneName::Bad:
        return IconTone::Bad;
    case ToneName::Ask:
        return IconTone::Ask;
    case ToneName::Run:
        return IconTone::Run;
    case ToneName::Mute:
        break;
    }
    return IconTone::Mute;
}

} // namespace remit
