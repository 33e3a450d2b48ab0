"""Who is the subject, by each rule that finds it; every sentence is read wrongly without its rule."""

from __future__ import annotations

import pytest
from tests.stages.sides import sides

SUBJECTS = [
    # right before the verb, also when it is the object of the verb before
    ("Kementerian Pertahanan Kenya menuduh Somalia menembaki desa di perbatasan.", "ASSAULT", "SOM"),
    # after a subordinator that is also a preposition
    ("Perundingan itu buntu sejak Menteri Luar Negeri Oman bertemu dengan utusan Mesir.", "CONSULT", "EGY OMN"),
    # after a conjunction and a manner, when the noun before the conjunction belongs to a preposition
    ("Ekonomi memburuk selama perang di Sudan dan Kairo dengan cepat mengutuk serangan Etiopia.", "ACCUSE", "EGY"),
    # shared by "seraya" with a verb of speech that stands before its speaker
    (
        "Kekerasan itu melanggar hukum, kata Menteri Luar Negeri Malaysia di hadapan wakil Myanmar, "
        "seraya mengecam serangan Rusia.",
        "ACCUSE",
        "MYS",
    ),
    # the one who is forced acts
    ('Turki telah "memaksa" Yunani untuk "secara sepihak" mundur.', "RETREAT", "GRC"),
    # a list opened by "including"
    ("Komunitas internasional termasuk Norwegia mengecam tindakan Myanmar.", "ACCUSE", "NOR"),
]


@pytest.mark.parametrize(("text", "type", "actors"), SUBJECTS)
def test_subject(text: str, type: str, actors: str) -> None:
    assert actors in [a for a, _ in sides(text, type)]
