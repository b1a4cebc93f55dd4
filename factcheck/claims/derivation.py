"""Nouns that stand for what a verb says: withdrawal, loss, decision."""

from __future__ import annotations

from functools import lru_cache

from factcheck.claims.words import pairs, words
from factcheck.language.lexicon import senses

# Verb and noun that do not begin alike, or that the lexicon has no group for.
_IRREGULAR = pairs(
    "loss:lose decision:decide choice:choose sale:sell birth:bear death:die flight:flee theft:steal "
    "growth:grow proof:prove closure:close belief:believe success:succeed speech:speak gift:give "
    "defence:defend defense:defend advice:advise collision:collide invasion:invade division:divide "
    "expansion:expand explosion:explode conclusion:conclude inclusion:include exclusion:exclude "
    "suspension:suspend extension:extend acquisition:acquire descent:descend ascent:ascend "
    "purchase:purchase reduction:reduce production:produce destruction:destroy description:describe "
    "subscription:subscribe resolution:resolve revolution:revolve removal:remove arrival:arrive "
    "approval:approve denial:deny refusal:refuse dismissal:dismiss withdrawal:withdraw departure:depart "
    "failure:fail seizure:seize reading:read killing:kill bombing:bomb shooting:shoot hearing:hear "
    "opening:open ending:end rise:rise fall:fall drop:drop increase:increase decrease:decrease "
    "decline:decline resignation:resign murder:murder assassination:assassinate conviction:convict "
    "acquittal:acquit appointment:appoint election:elect nomination:nominate agreement:agree "
    "attack:attack arrest:arrest release:release visit:visit vote:vote takeover:acquire merger:merge "
    "launch:launch start:start collapse:collapse return:return defeat:defeat victory:win "
    "discovery:discover rejection:reject acceptance:accept adoption:adopt announcement:announce "
    "promise:promise threat:threaten recovery:recover transfer:transfer ban:ban review:review "
    "investigation:investigate search:search rescue:rescue evacuation:evacuate demand:demand "
    "support:support"
)
# Their "of" and their possessive name who does it: nothing is done to anybody.
SUBJECT_LIKE = words(
    "withdrawal arrival departure death rise fall drop growth resignation collapse return birth visit "
    "victory increase decrease decline start success failure flight explosion collision ascent refusal "
    "retirement speech recovery agreement decision choice belief ending descent vote promise threat"
)
# Their possessive names whom it is done to.
OBJECT_LIKE = words(
    "arrest assassination murder killing dismissal conviction acquittal release appointment election "
    "nomination execution removal closure approval birth suspension rescue evacuation destruction"
)
_SHARED_LETTERS = 4


@lru_cache(maxsize=4096)
def verb_of(noun: str) -> str:
    """Return the verb that a noun stands for ("withdrawal": withdraw); "" where it stands for none.

    A verb of the same sense that begins alike, besides a list of those that do not.
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if len(noun) < 5 or not noun.endswith(("tion", "sion", "ment", "al", "ance", "ence", "ure", "ing", "ery")):
        return ""
    for stem in _stems(noun):
        if senses(stem, "VERB") & senses(noun, "NOUN"):
            return stem
    return ""


def _stems(noun: str) -> list[str]:
    found = []
    for ending in ("ation", "ition", "ion", "ment", "al", "ance", "ence", "ure", "ing", "ery", "ication"):
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= _SHARED_LETTERS - 1:
            found += [stem, stem + "e", stem + "ate", stem + "y", stem[:-1]]
    return [stem for stem in found if len(stem) >= _SHARED_LETTERS - 1]
