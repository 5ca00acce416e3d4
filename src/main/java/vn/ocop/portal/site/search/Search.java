package vn.ocop.portal.site.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitySearch;
import vn.ocop.portal.core.SearchWords;

/// Finds in all registers what has the words and what the person may read; nothing else is even counted. Where nothing
/// has them, looks for what may have been meant.
@Service
@Transactional(readOnly = true)
class Search {
    /// How many of a kind are found at most.
    static final int MOST = ActivitySearch.MOST;

    private static final Comparator<Scored> NEAREST_FIRST = Comparator.comparingInt(Scored::score)
            .reversed()
            .thenComparing(one -> one.hit().day(), Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
            .thenComparing(one -> one.hit().title())
            .thenComparing(one -> one.hit().id());

    private final ActivitySearch activities;
    private final RegisterSearch registers;
    private final LikelyWords likely;

    Search(ActivitySearch activities, RegisterSearch registers, LikelyWords likely) {
        this.activities = activities;
        this.registers = registers;
        this.likely = likely;
    }

    /// What was found.
    ///
    /// @param words that the hits have: those typed, or what was meant by them
    /// @param meant whether nothing has the words as typed
    /// @param hits by kind, only kinds of which there are some, the nearest first
    record Found(SearchWords words, boolean meant, Map<SearchKind, List<Hit>> hits) {
        public boolean isEmpty() {
            return hits.isEmpty();
        }
    }

    private record Scored(Hit hit, int score) {}

    /// The kinds that the person may find.
    static Set<SearchKind> kindsFor(SignedIn me) {
        var kinds = EnumSet.allOf(SearchKind.class);
        boolean reporting = me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY) || me.is(Role.COORDINATOR);
        if (!reporting) kinds.removeIf(SearchKind::isOfReporting);
        return kinds;
    }

    /// Finds what has the words.
    ///
    /// @param kind of which alone; null for all kinds
    Found find(SignedIn me, SearchWords words, @Nullable SearchKind kind) {
        var kinds = kindsFor(me);
        if (kind != null) kinds.retainAll(Set.of(kind));
        var scored = scored(me, words, kinds);
        if (!scored.isEmpty() || words.isEmpty()) return found(words, false, scored);
        var guess = likely.of(words);
        if (guess.isEmpty()) return found(words, false, scored);
        var nearest = scored(me, guess.words(), kinds).stream()
                .min(Comparator.comparingInt((Scored one) -> guess.words().changedIn(whole(one.hit())))
                        .thenComparing(NEAREST_FIRST))
                .map(Scored::hit)
                .filter(hit -> guess.words().changedIn(whole(hit)) <= guess.most());
        if (nearest.isEmpty()) return found(words, false, scored);
        String title = nearest.get().title();
        var meant = guess.words().asIn(guess.words().matchIn(title) > 0 ? title : whole(nearest.get()));
        return found(meant, true, scored(me, meant, kinds));
    }

    private List<Scored> scored(SignedIn me, SearchWords words, Collection<SearchKind> kinds) {
        var hits = new ArrayList<Hit>();
        if (kinds.contains(SearchKind.ACTIVITY)) {
            activities
                    .find(me, words)
                    .forEach(one -> hits.add(new Hit(
                            SearchKind.ACTIVITY,
                            one.id().value(),
                            null,
                            one.topic(),
                            one.text(),
                            one.type(),
                            one.countsOn(),
                            one.daysKnown() ? null : one.period().to(),
                            one.organization())));
        }
        hits.addAll(registers.find(me, words, kinds));
        return hits.stream().map(hit -> new Scored(hit, score(hit, words))).toList();
    }

    /// How near it is: what stands in the title counts before what stands in the rest.
    private static int score(Hit hit, SearchWords words) {
        int title = words.matchIn(hit.title());
        int all = words.matchIn(whole(hit));
        return Math.max(2 * title + (title > 0 ? 1 : 0), 2 * all);
    }

    private static String whole(Hit hit) {
        return hit.note() + "\n" + hit.title() + "\n" + hit.text();
    }

    private static Found found(SearchWords words, boolean meant, List<Scored> scored) {
        var byKind = new EnumMap<SearchKind, List<Hit>>(SearchKind.class);
        scored.stream()
                .sorted(NEAREST_FIRST)
                .forEach(one -> byKind.computeIfAbsent(one.hit().kind(), _ -> new ArrayList<>())
                        .add(one.hit()));
        return new Found(words, meant, byKind);
    }
}
