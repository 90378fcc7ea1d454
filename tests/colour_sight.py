"""How far apart two colours look, to those who see them all and those who do not.

The simulations are those of Machado, Oliveira and Fernandes (2009) for the whole lack
of one kind of cone; the distance is that of CIE 1976 L*a*b*, where 2.3 is just seen.
"""

Matrix = tuple[tuple[float, float, float], ...]
Triple = tuple[float, ...]

SIGHTS: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "no colours": ((0.2126, 0.7152, 0.0722),) * 3,
}
_TO_XYZ: Matrix = (  # sRGB with the white of D65
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: str, two: str, sight: str) -> float:
    """How far apart ``#rrggbb`` and ``#rrggbb`` look to that sight."""
    pairs = zip(_lab(_seen(one, sight)), _lab(_seen(two, sight)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def _seen(colour: str, sight: str) -> Triple:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return tuple(min(1.0, max(0.0, v)) for v in _times(SIGHTS[sight], linear))


def _lab(linear: Triple) -> Triple:
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (
            value / white
            for value, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, values: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
