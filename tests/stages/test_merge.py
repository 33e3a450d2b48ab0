"""Mentions become events: grouping by learnt likeness, and what an event keeps of its mentions."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tapal.model.events import NAMED, DateRange, EventPlace, NumberClaim, Participant, Status
from tapal.model.frames import Act, Frame, Wording
from tapal.model.mentions import TriggerMention
from tapal.model.spans import Span
from tapal.stages.merge import Merging, group_acts, made_of, merge
from tapal.stages.merging.confidence import article_features
from tapal.stages.merging.likeness import is_outcome, pair_features, probability

ALWAYS = Merging({"bias": 9.0}, {"bias": 9.0}, join=0.5, keep=0.5)
NEVER = Merging({"bias": -9.0}, {"bias": 9.0}, join=0.5, keep=0.5)


def act(
    at: int, *, kind: str = "ASSAULT", actors: str = "", recipients: str = "", sentence: int = 0, **values: object
) -> Act:
    span = Span(at, at + 5)
    trigger = TriggerMention(span, sentence, at, at + 1, entry=f"{kind.lower()}/x", type=kind, voice="active", head=at)
    made = Act(
        frame=Frame(at, trigger, span),
        type=kind,
        status=Status.ACTUAL,
        actors=tuple(Participant(c, c, "GOV", rule="subject") for c in actors.split()),
        recipients=tuple(Participant(c, c, "GOV", rule="object") for c in recipients.split()),
        date=None,
        place=None,
        border=None,
        border_rule="",
        numbers=(),
        source="",
        source_span=None,
        evidence=span,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def test_likely_pairs_join_and_unlikely_ones_do_not() -> None:
    acts = [act(0), act(10), act(20)]
    assert len(merge(acts, merging=ALWAYS)[0]) == 1
    assert len(merge(acts, merging=NEVER)[0]) == 3


def test_how_much_two_mentions_share_does_not_hang_on_the_order_of_their_words() -> None:
    words = [f"w{i}" for i in range(16)]
    a, b = act(0), act(99, sentence=9)
    a = replace(a, frame=replace(a.frame, words=frozenset(words[:10])))
    rare = replace(b.wording, rarity=dict.fromkeys(words, 0.1))  # ten times 0.1, added one by one, is not 1
    b = replace(b, frame=replace(b.frame, words=frozenset(words[6:])), wording=rare)
    assert "about:half" in set(pair_features(a, b))


def test_a_lead_without_a_speaker_takes_the_one_of_a_later_mention_when_enough_of_them_name_one() -> None:
    lead, later = act(0, actors="RUS"), act(10, sentence=2, source="Ali Hasan")
    assert merge([lead, later], merging=ALWAYS)[0][0].source == "Ali Hasan"
    assert merge([lead, replace(later, frame=act(10, sentence=6).frame)], merging=ALWAYS)[0][0].source == ""
    silent = [act(20 + i, sentence=7 + i) for i in range(3)]
    assert merge([lead, later, *silent], merging=ALWAYS)[0][0].source == ""
    assert (
        merge([replace(later, source=""), act(0, actors="RUS", sentence=3), later], merging=ALWAYS)[0][0].source == ""
    )


def test_a_headline_with_the_day_of_the_lead_is_no_fuller_than_the_lead() -> None:
    day = DateRange("2024-01-18", "2024-01-18", "day", Span(40, 45), "weekday-date")
    head = act(0, actors="PAK", recipients="IRN", date=replace(day, rule="lead:weekday-date"))
    body = act(30, actors="PAK", recipients="IRN", sentence=1, date=day)
    assert merge([head, body], merging=ALWAYS)[0][0].evidence[0] == body.evidence


def test_headlines_which_name_no_speaker_do_not_outvote_those_who_do() -> None:
    head, body = act(0, actors="RUS"), act(10, sentence=1, source="Ali Hasan")
    headlines = [replace(head, frame=replace(act(i).frame, is_headline=True)) for i in (0, 5)]
    rest = act(20, sentence=2)
    assert merge([*headlines, body, rest], merging=ALWAYS)[0][0].source == "Ali Hasan"
    assert merge([head, act(5), body, rest], merging=ALWAYS)[0][0].source == ""


def test_who_speaks_beside_an_act_or_of_the_same_words_elsewhere_does_not_tell_of_it() -> None:
    lead = act(0, actors="RUS")
    assert merge([lead, act(10, source="Ali Hasan")], merging=ALWAYS)[0][0].source == ""
    blame, again = (act(i, kind="ACCUSE", actors="RUS", sentence=i) for i in (0, 6))
    assert merge([blame, replace(again, source="Ali Hasan")], merging=ALWAYS)[0][0].source == ""


def test_a_figure_goes_before_a_word_for_a_size_that_it_fits_into() -> None:
    hundreds = act(0, actors="RUS", numbers=(NumberClaim("killed", 100, 999, hedge="vague"),))
    exact, other = (act(10 + n, numbers=(NumberClaim("killed", n, None, hedge="at-least"),)) for n in (500, 20))
    told = merge([hundreds, exact, other], merging=ALWAYS)[0][0].numbers
    assert [(n.low, n.high) for n in told] == [(500, None), (100, 999), (20, None)]


def test_a_bound_stays_where_the_same_figure_follows_without_it() -> None:
    least, plain, more = (NumberClaim("killed", low, high) for low, high in ((40, None), (40, 40), (43, 43)))
    told = [
        [replace(act(10 * i), numbers=(n,)) for i, n in enumerate(claims)] for claims in ((least, plain), (least, more))
    ]
    leads = [merge(acts, merging=ALWAYS)[0][0].numbers[0] for acts in told]
    assert [(n.low, n.high) for n in leads] == [(40, None), (43, 43)]


def test_types_never_join() -> None:
    events, _ = merge([act(0), act(10, kind="COERCE")], merging=ALWAYS)
    assert [(e.id, e.type) for e in events] == [("e1", "ASSAULT"), ("e2", "COERCE")]


def test_a_ceasefire_and_the_deal_that_makes_it_join_and_keep_the_modes_of_the_main_type() -> None:
    truce = act(0, kind="RETREAT")
    truce = replace(truce, frame=replace(truce.frame, modes=("ceasefire",)))
    events, _ = merge([truce, act(10, kind="AGREE", actors="IRN", recipients="PAK")], merging=ALWAYS)
    assert [(e.type, e.modes, len(e.evidence)) for e in events] == [("AGREE", (), 2)]


def test_sentences_about_the_same_things_are_more_alike() -> None:
    def about(act_: Act, words: str) -> Act:
        return replace(act_, frame=replace(act_.frame, words=frozenset(words.split())))

    first = about(act(0), "pasar bom tentara")
    assert "about:all-near" in set(pair_features(first, about(act(10), "pasar bom")))
    assert "about:nothing" in set(pair_features(first, about(act(10, sentence=4), "desa")))


def test_the_fullest_mention_is_the_main_one_and_anchors_keep_all() -> None:
    day = DateRange("2024-01-16", "2024-01-16")
    events, _ = merge([act(0), act(10, actors="IRN", recipients="PAK", date=day), act(20)], merging=ALWAYS)
    assert [s.start for s in events[0].evidence] == [10, 0, 20]
    assert events[0].date == day


def test_of_equally_full_mentions_the_one_that_alone_is_likelier_is_the_main_one() -> None:
    vague, plain = act(0, actors="IRN"), act(10, actors="IRN")
    vague = replace(vague, frame=replace(vague.frame, trigger=replace(vague.frame.trigger, entry="assault/vague")))
    doubting = replace(ALWAYS, events={"bias": 9.0, "entry:assault/vague": -2.0})
    assert [merge([vague, plain], merging=m)[0][0].evidence[0].start for m in (ALWAYS, doubting)] == [0, 10]
    full = replace(vague, recipients=plain.actors, date=DateRange("2024-01-16", "2024-01-16"))
    assert merge([full, plain], merging=doubting)[0][0].evidence[0].start == 0


def test_what_is_planned_and_what_happened_are_compared_by_the_sort_of_act() -> None:
    told = set(pair_features(act(0), act(10, status=Status.UNREALIZED)))
    assert "status-of:force-actual-unrealized" in told
    assert not any(name.startswith("status-of") for name in pair_features(act(0), act(10)))


def test_how_few_acts_an_article_tells_is_known_and_not_how_many() -> None:
    told = [article_features([act(i) for i in range(n)], topics=("topic:x",)) for n in (1, 3, 5, 50)]
    assert told[0] != told[1] != told[2] == told[3]


def test_sides_taken_over_from_other_acts_tell_nothing_of_whether_there_was_an_act() -> None:
    late = act(0, recipients="PAK")
    late = replace(late, recipients=tuple(replace(p, rule="dyad-told") for p in late.recipients))
    made = next(made_of([late], merging=ALWAYS))
    assert [p.country for p in made.event.recipients] == ["PAK"]
    assert not made.plain.recipients


def test_a_mention_that_points_back_or_only_lies_in_a_place_told_elsewhere_is_not_the_main_one() -> None:
    inferred, told = (
        EventPlace("Panjgur", "PAK", kind="town"),
        EventPlace("Panjgur", "PAK", kind="town", span=Span(12, 19)),
    )
    back = act(0, actors="IRN", recipients="PAK")
    back = replace(back, frame=replace(back.frame, is_definite=True))
    for first, second in (
        (back, act(10, actors="IRN", recipients="PAK")),
        (act(0, place=inferred), act(10, place=told)),
    ):
        assert merge([first, second], merging=ALWAYS)[0][0].evidence[0].start == 10


def test_values_come_from_any_mention() -> None:
    killed = NumberClaim("killed", 11, 11)
    place = EventPlace("Panjgur", "PAK", 26.97, 64.1, kind="town")
    events, _ = merge(
        [act(0, actors="IRN"), act(10, recipients="PAK", numbers=(killed,)), act(20, place=place)], merging=ALWAYS
    )
    event = events[0]
    assert [a.country for a in event.actors] == ["IRN"]
    assert [r.country for r in event.recipients] == ["PAK"]
    assert event.numbers == (killed,)
    assert event.place == place


def test_a_state_that_acts_is_not_its_own_recipient() -> None:
    events, _ = merge([act(0, actors="THA KHM"), act(10, recipients="KHM THA")], merging=ALWAYS)
    assert [a.country for a in events[0].actors] == ["THA", "KHM"]
    assert events[0].recipients == ()


def test_quarrels_at_home_keep_whom_the_same_clause_names() -> None:
    own = (Participant("gubernur", "IDN", "GOV", rule="object"),)
    told = replace(act(0, kind="ACCUSE", actors="IDN"), recipients=own)
    assert merge([told], merging=ALWAYS)[0][0].recipients == own
    apart = [act(0, kind="ACCUSE", actors="IDN"), replace(act(10, kind="ACCUSE"), recipients=own)]
    assert merge(apart, merging=ALWAYS)[0][0].recipients == ()
    agreed = replace(act(0, kind="AGREE", actors="IDN"), recipients=own)
    assert merge([agreed], merging=ALWAYS)[0][0].recipients == ()


def test_a_precise_place_goes_before_a_country() -> None:
    country = EventPlace("Pakistan", "PAK", kind="country")
    town = EventPlace("Panjgur", "PAK", 26.97, 64.1, kind="town")
    events, _ = merge([act(0, actors="IRN", place=country), act(10, place=town)], merging=ALWAYS)
    assert events[0].place == town


def test_doubtful_events_are_left_out_with_a_reason() -> None:
    events, doubtful = merge([act(0)], merging=Merging({}, {"bias": -1.0}, join=0.5, keep=0.5))
    assert events == ()
    assert [d.reason for d in doubtful] == ["doubtful:assault/x"]


def test_confidence_is_a_probability_of_the_features() -> None:
    weights = {"bias": 0.5, "actors:True": 1.0, "topic:sport:strong": -4.0}
    merging = Merging({}, weights, join=0.5, keep=0.0)
    sure = merge([act(0, actors="IRN")], merging=merging)[0][0].confidence
    sport = merge([act(0, actors="IRN")], merging=merging, topics=["topic:sport:strong"])[0][0].confidence
    assert sure == pytest.approx(0.818, abs=0.001)
    assert sport == pytest.approx(0.076, abs=0.001)


def test_tolls_that_are_wide_apart_are_of_different_acts() -> None:
    told = [(NumberClaim("killed", n, n),) for n in (9, 7, 120)]
    acts = [act(10 * i, numbers=numbers, sentence=i) for i, numbers in enumerate(told)]
    assert [len(g) for g in group_acts(acts, merging=ALWAYS)] == [2, 1]
    named = replace(acts[2], numbers=(NumberClaim("killed", 1, 1, hedge=NAMED),))
    assert [len(g) for g in group_acts([*acts[:2], named], merging=ALWAYS)] == [3]


def test_the_dead_told_right_behind_an_act_are_its_own() -> None:
    struck, killed = act(0), act(9, numbers=(NumberClaim("killed", 9, 9),), wording=Wording(order=1))
    assert is_outcome(struck, killed)
    later = replace(killed, wording=Wording(order=2))
    assert not is_outcome(struck, later)
    parted = tuple(replace(a, wording=replace(a.wording, joints=((5, "anterior"),))) for a in (struck, killed))
    assert not is_outcome(*parted)


def test_features_tell_how_far_apart_two_counts_are() -> None:
    few, some, many = (act(n, numbers=(NumberClaim("killed", n, n),)) for n in (4, 6, 40))
    assert {"numbers:clash"} == {n for n in pair_features(few, some) if n.startswith("numbers")}
    assert {"numbers:clash", "numbers-apart:True"} == {n for n in pair_features(few, many) if n.startswith("numbers")}


def test_groups_do_not_depend_on_the_order_of_ties() -> None:
    near, far = {"bias": 0.0, "distance:0": 2.0, "distance:far": -2.0}, [act(0), act(10), act(200, sentence=40)]
    merging = Merging(near, {}, join=0.5, keep=0.0)
    groups = {tuple(tuple(a.evidence.start for a in g) for g in group_acts(sorted(p, key=lambda a: a.evidence), merging=merging))
              for p in permutations(far)}  # fmt: skip
    assert groups == {((0, 10), (200,))}


def test_features_tell_what_speaks_for_and_against() -> None:
    a = act(0, actors="IRN", recipients="PAK", date=DateRange("2024-01-16", "2024-01-16"))
    b = act(9, actors="PAK", recipients="IRN", date=DateRange("2024-01-18", "2024-01-18"), sentence=6)
    names = set(pair_features(a, b))
    assert {"actors:disjoint", "recipients-of:force-disjoint", "date:disjoint", "distance:4-8", "entry:same"} <= names
    assert "swapped:True" in names


def test_what_a_clause_does_not_name_is_no_reason_to_part_acts() -> None:
    known, guessed = act(0, actors="IRN"), act(9, actors="PAK")
    guessed = replace(guessed, actors=tuple(replace(p, rule="usual-doer") for p in guessed.actors))
    assert {"actors:disjoint", "actors-of:force-one"} <= set(pair_features(known, guessed))


def test_features_tell_what_stands_between_two_acts_of_a_sentence() -> None:
    told = Wording(joints=((4, "comma"), (6, "anterior")), names=frozenset({7}))
    names = set(pair_features(act(0, wording=told), act(9, wording=told)))
    assert {"joint:anterior-same", "gap:7-14", "named-between:True"} <= names
    assert "joint:comma-same" in set(pair_features(act(0, wording=told), act(5, wording=told)))


def test_features_tell_of_acts_apart_whether_the_later_is_another_and_how_many_lie_between() -> None:
    first = act(0, wording=Wording(after=frozenset({"kapal"}), crowd=4))
    later = Wording(
        order=3, crowd=4, after=frozenset({"kapal", "dua"}), cues=frozenset({"another", "earlier"}), points_back=True
    )
    names = set(pair_features(first, act(90, sentence=5, wording=later)))
    assert {"another:True", "earlier:True", "between:2-4", "crowd:3-4", "points-back:many", "after:force-all"} <= names
    assert {"lead:0"} <= set(pair_features(first, act(90, sentence=2)))


def test_acts_of_different_days_and_words_of_different_sides_are_never_one() -> None:
    day, next_day = (DateRange(f"2024-01-{n}", f"2024-01-{n}") for n in (16, 18))
    assert len(merge([act(0, date=day), act(10, date=next_day)], merging=ALWAYS)[0]) == 2
    near = replace(next_day, rule="near:weekday")
    assert len(merge([act(0, date=day), act(10, date=near)], merging=ALWAYS)[0]) == 1
    for kind, number in (("ACCUSE", 2), ("CONSULT", 2), ("ASSAULT", 1)):
        told = [act(0, kind=kind, actors="IRN"), act(10, kind=kind, actors="PAK")]
        assert len(merge(told, merging=ALWAYS)[0]) == number
    host, guest = act(0, kind="CONSULT", actors="IRN", recipients="PAK"), act(10, kind="CONSULT", actors="PAK")
    assert len(merge([host, guest], merging=ALWAYS)[0]) == 1


def test_words_of_different_speakers_are_never_one() -> None:
    quoted = tuple(Participant(c, c, "GOV", rule="speaker") for c in ("PRT",))
    other = replace(act(10, kind="ACCUSE"), actors=quoted)
    assert len(merge([act(0, kind="ACCUSE", actors="ESP"), other], merging=ALWAYS)[0]) == 2
    assert len(merge([act(0, kind="ACCUSE", actors="PRT"), other], merging=ALWAYS)[0]) == 1
    inferred = replace(act(10, kind="ACCUSE"), actors=tuple(replace(p, rule="other-side") for p in quoted))
    assert len(merge([act(0, kind="ACCUSE", actors="ESP"), inferred], merging=ALWAYS)[0]) == 1


def test_words_and_dealings_must_be_more_alike_than_force_to_be_one() -> None:
    halfway = Merging({"bias": 0.15}, {"bias": 9.0}, join=0.5, keep=0.5)
    told = {
        kind: len(merge([act(0, kind=kind), act(10, kind=kind)], merging=halfway)[0])
        for kind in ("ASSAULT", "REQUEST", "CONSULT")
    }
    assert told == {"ASSAULT": 1, "REQUEST": 2, "CONSULT": 2}


def test_talks_take_both_sides_from_the_mention_that_tells_them() -> None:
    guest, both = (
        act(0, kind="CONSULT", actors="IRN", recipients="PAK", sentence=1),
        act(10, kind="CONSULT", actors="IRN PAK"),
    )
    event = merge([guest, both], merging=ALWAYS)[0][0]
    assert ([p.country for p in event.actors], event.recipients) == (["IRN", "PAK"], ())


def test_those_who_fight_each_other_are_not_hit_as_well() -> None:
    fight, dead = act(0, actors="THA KHM"), act(10, recipients="KHM")
    fight = replace(fight, actors=tuple(replace(p, rule="together", sector="MIL") for p in fight.actors))
    dead = replace(dead, recipients=tuple(replace(p, sector="CVL") for p in dead.recipients))
    assert merge([fight, dead], merging=ALWAYS)[0][0].recipients == ()


@pytest.mark.parametrize(("total", "expected"), [(0.0, 0.5), (50.0, 1.0), (-50.0, 0.0)])
def test_the_logistic_stays_in_bounds(total: float, expected: float) -> None:
    assert probability(["x", "unknown"], {"x": total}) == pytest.approx(expected, abs=1e-9)


def test_who_is_struck_is_told_more_exactly_by_another_mention_than_by_the_name_of_their_land() -> None:
    land = act(0, actors="RUS", recipients="UKR")
    land = replace(land, recipients=(replace(land.recipients[0], text="Ukraina", id="state:UKR"),))
    people = act(10, sentence=1, actors="RUS")
    people = replace(people, recipients=(Participant("warga Ukraina", "UKR", "CVL", rule="object"),))
    assert [p.sector for p in merge([land, people], merging=ALWAYS)[0][0].recipients] == ["CVL"]
    office = replace(land, recipients=(Participant("presiden Ukraina", "UKR", "GOV", rule="object"),))
    assert [p.sector for p in merge([office, people], merging=ALWAYS)[0][0].recipients] == ["GOV"]
    words = [replace(a, type="ACCUSE", frame=replace(a.frame)) for a in (land, people)]
    assert [p.sector for p in merge(words, merging=ALWAYS)[0][0].recipients] == ["GOV"]


def test_a_state_that_no_word_names_is_told_more_exactly_too() -> None:
    state = Participant("", "UKR", "GOV", id="state:UKR", rule="dyad")
    people = Participant("warga Ukraina", "UKR", "CVL", rule="object")
    first, second = act(0, actors="RUS"), act(10, sentence=1, actors="RUS")
    told = [replace(first, recipients=(state,)), replace(second, recipients=(people, state))]
    assert [p.sector for p in merge(told, merging=ALWAYS)[0][0].recipients] == ["CVL"]


def test_a_state_acts_by_its_forces_where_a_mention_names_them() -> None:
    lead, body = act(0, actors="TUR", recipients="IRQ"), act(10, actors="TUR", sentence=1)
    lead = replace(lead, actors=tuple(replace(p, text="Turki", id="state:TUR") for p in lead.actors))
    army = tuple(replace(p, text="angkatan darat Turki", sector="MIL") for p in body.actors)
    told = [lead, replace(body, actors=army)]
    assert [p.sector for p in merge(told, merging=ALWAYS)[0][0].actors] == ["MIL"]
    guessed = [lead, replace(body, actors=tuple(replace(p, rule="usual-doer") for p in army))]
    assert [p.sector for p in merge(guessed, merging=ALWAYS)[0][0].actors] == ["GOV"]
    praise = [replace(one, type="SUPPORT") for one in told]
    assert [p.sector for p in merge(praise, merging=ALWAYS)[0][0].actors] == ["GOV"]


def test_a_mention_that_tells_nothing_does_not_tie_two_that_tell_of_different_acts() -> None:
    weights = Merging({"actors:one": 9.0, "actors:disjoint": -2.0}, {"bias": 9.0}, join=0.5, keep=0.5)
    one, bare, other = act(0, actors="TUR", recipients="IRQ"), act(10), act(20, actors="ISR", recipients="LBN")
    assert [len(g) for g in group_acts([one, bare, other], merging=weights)] == [2, 1]
