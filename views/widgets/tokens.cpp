// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tokens.h"

namespace remit {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tone tonePair(QRgb text, QRgb tint)
{
    return {rgb(text), rgb(tint)};
}

ColorTokens makeLight()
{
    return {
        .bar = rgb(0xE8EAEE),
        .window = rgb(0xF3F4F6),
        .surface = rgb(0xFFFFFF),
        .raised = rgb(0xFFFFFF),
        .sunken = rgb(0xF8F9FB),
        .hover = rgb(0xEBEDF1),
        .border = rgb(0xDADDE3),
        .ctl = rgb(0x838B99),
        .text1 = rgb(0x1A1E26),
        .text2 = rgb(0x49515E),
        .text3 = rgb(0x5C6472),
        .accent = rgb(0x2759BD),
        .fill = rgb(0x2B5FC7),
        .onfill = rgb(0xFFFFFF),
        .sel = rgb(0xD9E5FB),
        .selInactive = rgb(0xE4E7EC),
        .focus = rgb(0x2B5FC7),
        .toneOk = tonePair(0x17663B, 0xDDF2E6),
        .toneWarn = tonePair(0x7A4B00, 0xFBEBC8),
        .toneBad = tonePair(0xA4281C, 0xFBE2DD),
        .toneAsk = tonePair(0x8A2179, 0xF8E1F3),
        .toneRun = tonePair(0x1C53AB, 0xDEE9FB),
        .toneMute = tonePair(0x49515E, 0xE6E9EE),
        .addedLine = rgb(0xDFF3F1),
        .addedGutter = rgb(0xC6E8E3),
        .addedWords = rgb(0x9FDAD3),
        .removedLine = rgb(0xFDEBDF),
        .removedGutter = rgb(0xFAD9C4),
        .removedWords = rgb(0xF6BD9C),
        .hatchGround = rgb(0xF3F4F6),
        .hatchLine = rgb(0xE6E8EC),
        .syntaxKeyword = rgb(0x6A2C9E),
        .syntaxType = rgb(0x0A5570),
        .syntaxString = rgb(0x74390A),
        .syntaxComment = rgb(0x4C5562),
        .syntaxNumber = rgb(0x8A2E10),
        .syntaxFunction = rgb(0x1B4796),
        .syntaxPreprocessor = rgb(0x7A2A62),
        .series = {rgb(0x2B66C9), rgb(0x0E8478), rgb(0xB36B00), rgb(0xB5429B), rgb(0x4B5261)},
    };
}

ColorTokens makeDark()
{
    return {
        .bar = rgb(0x121417),
        .window = rgb(0x181A1E),
        .surface = rgb(0x1E2126),
        .raised = rgb(0x272B32),
        .sunken = rgb(0x1A1D21),
        .hover = rgb(0x2A2E36),
        .border = rgb(0x343941),
        .ctl = rgb(0x757D8A),
        .text1 = rgb(0xE5E8ED),
        .text2 = rgb(0xB4BAC5),
        .text3 = rgb(0x9AA2AE),
        .accent = rgb(0x8DB0F7),
        .fill = rgb(0x3B6AD3),
        .onfill = rgb(0xFFFFFF),
        .sel = rgb(0x253859),
        .selInactive = rgb(0x31363F),
        .focus = rgb(0x8DB0F7),
        .toneOk = tonePair(0x6CCB96, 0x1B3528),
        .toneWarn = tonePair(0xE9B75A, 0x3A2E16),
        .toneBad = tonePair(0xF59A8B, 0x432420),
        .toneAsk = tonePair(0xEFA0DC, 0x44263E),
        .toneRun = tonePair(0x8DB0F7, 0x22324F),
        .toneMute = tonePair(0xB4BAC5, 0x31363F),
        .addedLine = rgb(0x14332F),
        .addedGutter = rgb(0x18423D),
        .addedWords = rgb(0x184F48),
        .removedLine = rgb(0x3D2720),
        .removedGutter = rgb(0x4D2F23),
        .removedWords = rgb(0x6B3A25),
        .hatchGround = rgb(0x191C20),
        .hatchLine = rgb(0x25292F),
        .syntaxKeyword = rgb(0xCDADF5),
        .syntaxType = rgb(0x86CFE6),
        .syntaxString = rgb(0xE8BE8C),
        .syntaxComment = rgb(0xB4BBC6),
        .syntaxNumber = rgb(0xF0AE8E),
        .syntaxFunction = rgb(0x9DBEFA),
        .syntaxPreprocessor = rgb(0xE3AFD3),
        .series = {rgb(0x6C9BF2), rgb(0x35A797), rgb(0xE3A946), rgb(0xE07FC6), rgb(0xC3C9D3)},
    };
}

} // namespace

const Tone& ColorTokens::tone(ToneName name) const
{
    switch (name) {
    case ToneName::Ok:
        return toneOk;
    case ToneName::Warn:
        return toneWarn;
    case ToneName::Bad:
        return toneBad;
    case ToneName::Ask:
        return toneAsk;
    case ToneName::Run:
        return toneRun;
    case ToneName::Mute:
        break;
    }
    return toneMute;
}

QColor ColorTokens::meter(double share) const
{
    if (share >= 1.0)
        return toneBad.text;
    return share >= 0.8 ? series[2] : series[0];
}

const ColorTokens& ColorTokens::light()
{
    static const ColorTokens tokens = makeLight();
    return tokens;
}

const ColorTokens& ColorTokens::dark()
{
    static const ColorTokens tokens = makeDark();
    return tokens;
}

const ColorTokens& ColorTokens::of(const QPalette& palette)
{
    const QColor ground = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return ground.lightness() < text.lightness() ? dark() : light();
}

} // namespace remit
