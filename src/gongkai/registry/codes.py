"""Check characters of the codes that identify Chinese bodies: a slip of the pen must not name another body."""

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def is_uscc(code: str) -> bool:
    """Whether it is a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last a check."""
    if len(code) != 18 or any(character not in _USCC_ALPHABET for character in code):
        return False
    total = sum(
        _USCC_ALPHABET.index(character) * weight for character, weight in zip(code[:17], _USCC_WEIGHTS, strict=True)
    )
    return code[17] == _USCC_ALPHABET[(31 - total % 31) % 31]


def is_org_code(code: str) -> bool:
    """Whether it is an organisation code (组织机构代码, GB 11714): 9 characters without hyphen, the last a check."""
    if len(code) != 9 or any(character not in _ORG_ALPHABET for character in code):
        return False
    total = sum(_ORG_ALPHABET.index(one) * weight for one, weight in zip(code[:8], _ORG_WEIGHTS, strict=True))
    return code[8] == {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
