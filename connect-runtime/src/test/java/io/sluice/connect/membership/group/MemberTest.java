package io.sluice.connect.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.membership.Assignor;
import io.sluice.connect.membership.Cluster;
import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.membership.group.GroupSettings.Timing;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MemberTest {

    private static final URI URL = URI.create("http://127.0.0.1:8083/");
    private static final URI LEADER_URL = URI.create("http://127.0.0.1:8084/");
    private static final Assignment ORDERS =
            new Assignment(Set.of("orders"), Set.of(new TaskId("orders", 0), new TaskId("orders", 1)));
    private static final Assignment ONE_TASK = new Assignment(Set.of(), Set.of(new TaskId("orders", 1)));

    private final HandTime time = new HandTime();
    private final List<Joined> rounds = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private CompletableFuture<ClusterSnapshot> refreshed = new CompletableFuture<>();
    private final Leadership leadership =
            new Leadership(new Assignor(Duration.ofMinutes(5)), Clock.systemUTC(), LastWords.NONE);
    private Member member = member(GroupProtocol.SESSIONED);

    private Member member(GroupProtocol protocol) {
        var timing = new Timing(
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                Duration.ofMillis(50),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
        var settings = new GroupSettings("group", Optional.empty(), protocol, URL, timing, Map.of());
        var listener = new Membership.Listener() {
            @Override
            public void joined(Joined joined) {
                rounds.add(joined);
            }

            @Override
            public void lost(String reason) {
                losses.add(reason);
            }
        };
        return new Member(
                settings, leadership, () -> refreshed, listener, Cluster.snapshot(4, Map.of("orders", 2)), time);
    }

    /** A round led by another worker. */
    private void round(int generation, long offset, Assignment assigned, Assignment revoked, Duration delay) {
        round(generation, offset, GroupProtocol.SESSIONED, 0, assigned, revoked, delay);
    }

    private void round(
            int generation,
            long offset,
            GroupProtocol protocol,
            int error,
            Assignment assigned,
            Assignment revoked,
            Duration delay) {
        member.introduce(true);
        taken(generation, offset, protocol, error, assigned, revoked, delay);
    }

    private void taken(int generation, Assignment assigned, Assignment revoked) {
        taken(generation, 4, GroupProtocol.SESSIONED, 0, assigned, revoked, Duration.ZERO);
    }

    private void taken(
            int generation,
            long offset,
            GroupProtocol protocol,
            int error,
            Assignment assigned,
            Assignment revoked,
            Duration delay) {
        member.take(
                generation,
                "me",
                protocol,
                new MemberAssignment(
                        protocol.version(),
                        error,
                        "leader",
                        LEADER_URL.toString(),
                        offset,
                        Portion.of(assigned),
                        Portion.of(revoked),
                        (int) delay.toMillis()));
    }

    private void given(Assignment assigned) {
        round(1, 4, assigned, Assignment.NONE, Duration.ZERO);
    }

    private void revoked(Assignment revoked) {
        round(2, 4, Assignment.NONE, revoked, Duration.ZERO);
    }

    private Assignment told() {
        return member.introduce(true)
                .get(GroupProtocol.SESSIONED)
                .allocation()
                .map(allocation -> Portion.together(allocation.assigned()))
                .orElse(Assignment.NONE);
    }

    private Joined last() {
        return rounds.get(rounds.size() - 1);
    }

    @Test
    void offersItsProtocolAndAllOlderOnes() {
        assertThat(member.introduce(true).keySet())
                .containsExactly(GroupProtocol.SESSIONED, GroupProtocol.COMPATIBLE, GroupProtocol.EAGER);
        assertThat(member(GroupProtocol.COMPATIBLE).introduce(true).keySet())
                .containsExactly(GroupProtocol.COMPATIBLE, GroupProtocol.EAGER);
        assertThat(member(GroupProtocol.EAGER).introduce(true).keySet()).containsExactly(GroupProtocol.EAGER);
    }

    @Test
    void aNewcomerTellsNoAllocation() {
        MemberMetadata metadata = member.introduce(true).get(GroupProtocol.SESSIONED);

        assertThat(metadata).isEqualTo(new MemberMetadata(2, URL.toString(), 4, Optional.empty(), false));
    }

    @Test
    void keepsWhatItHasAndAddsWhatIsNew() {
        given(ORDERS.minus(ONE_TASK));

        round(2, 4, ONE_TASK, Assignment.NONE, Duration.ZERO);

        assertThat(last().assignment()).isEqualTo(ORDERS);
        assertThat(last().leaderUrl()).isEqualTo(LEADER_URL);
        assertThat(last().isLeader()).isFalse();
        assertThat(told()).isEqualTo(ORDERS);
    }

    @Test
    void tellsWhatWasRevokedUntilItHasStopped() {
        given(ORDERS);
        revoked(ONE_TASK);

        assertThat(last().assignment()).isEqualTo(ORDERS.minus(ONE_TASK));
        assertThat(last().revoked()).isEqualTo(ONE_TASK);
        assertThat(told()).isEqualTo(ORDERS);
    }

    @Test
    void rejoinsWhenWhatWasRevokedHasStopped() {
        given(ORDERS);
        revoked(ONE_TASK);
        assertThat(member.reasonToRejoin()).isEmpty();

        member.released(2);

        assertThat(member.reasonToRejoin()).isPresent();
        assertThat(told()).isEqualTo(ORDERS.minus(ONE_TASK));
    }

    @Test
    void takesALateReleaseForTheRoundItNames() {
        given(ORDERS);
        revoked(ONE_TASK);
        round(3, 4, Assignment.NONE, ORDERS, Duration.ZERO);

        member.released(2);

        assertThat(told()).isEqualTo(ORDERS);
    }

    @Test
    void tellsInTheNextRoundWhatStoppedWhileOneWasHeld() {
        given(ORDERS);
        revoked(ONE_TASK);

        member.introduce(true);
        member.released(2);
        taken(3, Assignment.NONE, ONE_TASK);

        assertThat(last().revoked()).isEqualTo(Assignment.NONE);
        assertThat(member.reasonToRejoin()).isPresent();
        assertThat(told()).isEqualTo(ORDERS.minus(ONE_TASK));
    }

    @Test
    void stopsWhatARoundRevokedInWhichOtherThingsStopped() {
        given(ORDERS);
        revoked(ONE_TASK);

        member.introduce(true);
        member.released(2);
        taken(3, Assignment.NONE, ORDERS);

        assertThat(last().revoked()).isEqualTo(ORDERS.minus(ONE_TASK));
        assertThat(told()).isEqualTo(ORDERS.minus(ONE_TASK));
    }

    @Test
    void runsAgainWhatTheLeaderDidNotRevokeAgain() {
        given(ORDERS);
        revoked(ONE_TASK);

        round(3, 4, Assignment.NONE, Assignment.NONE, Duration.ZERO);

        assertThat(last().assignment()).isEqualTo(ORDERS);
        assertThat(last().revoked()).isEqualTo(Assignment.NONE);
    }

    @Test
    void tellsTheGroupThatItIsAboutToLeaveAndThenWaitsForNoFurtherRound() {
        given(ORDERS);

        member.leave();
        assertThat(member.hasTakenLeave()).isFalse();
        assertThat(member.reasonToRejoin()).isPresent();
        assertThat(member.introduce(true).values()).allMatch(MemberMetadata::isLeaving);
        revoked(ORDERS);

        assertThat(member.hasTakenLeave()).isTrue();
        member.released(2);
        assertThat(member.reasonToRejoin()).isEmpty();
    }

    @Test
    void takesLeaveOfNobodyWhileItIsOutsideOfTheGroup() {
        member.leave();

        assertThat(member.hasTakenLeave()).isTrue();
    }

    @Test
    void holdsNoFurtherRoundForWhatWasDeleted() {
        given(ORDERS);
        member.advanced(Cluster.snapshot(5, Map.of()));
        round(2, 5, Assignment.NONE, ORDERS, Duration.ZERO);

        member.released(2);

        assertThat(member.reasonToRejoin()).isEmpty();
    }

    @Test
    void rejoinsWhenThereAreOtherUnitsThanTheRoundKnew() {
        given(ORDERS);

        member.advanced(Cluster.snapshot(5, Map.of("orders", 3)));

        assertThat(member.reasonToRejoin()).isPresent();
    }

    @Test
    void changesSoonAfterSeveralRoundsShareTheNextOne() {
        given(ORDERS);
        for (int generation = 2; generation <= 6; generation++)
            round(generation, 4, ORDERS, Assignment.NONE, Duration.ZERO);

        member.advanced(Cluster.snapshot(5, Map.of("orders", 3)));

        assertThat(member.reasonToRejoin()).isEmpty();
        Duration wait = member.untilNextRound();
        assertThat(wait).isLessThan(Duration.ofSeconds(1));
        time.pass(wait);
        assertThat(member.reasonToRejoin()).isPresent();
    }

    @Test
    void staysWhenOnlyConfigurationsChanged() {
        given(ORDERS);

        member.advanced(Cluster.snapshot(5, Map.of("orders", 2)));
        time.pass(Duration.ofSeconds(1));

        assertThat(member.reasonToRejoin()).isEmpty();
    }

    @Test
    void staysWhenItReadsWhatTheLeaderAlreadyKnew() {
        round(1, 6, ORDERS, Assignment.NONE, Duration.ZERO);

        member.advanced(Cluster.snapshot(5, Map.of("orders", 2, "bills", 1)));
        member.advanced(Cluster.snapshot(6, Map.of("orders", 2, "bills", 2)));
        time.pass(Duration.ofSeconds(1));

        assertThat(member.reasonToRejoin()).isEmpty();
    }

    @Test
    void rejoinsWhenTheAnnouncedDelayIsOver() {
        round(1, 4, ORDERS, Assignment.NONE, Duration.ofSeconds(15));
        assertThat(member.untilNextRound()).isEqualTo(Duration.ofSeconds(15));
        assertThat(member.reasonToRejoin()).isEmpty();

        time.pass(Duration.ofSeconds(15));

        assertThat(member.reasonToRejoin()).isPresent();
    }

    @Test
    void keepsItsWorkWhenARoundFailsAndTriesAgainLater() {
        given(ORDERS);

        round(2, 4, GroupProtocol.SESSIONED, 1, Assignment.NONE, Assignment.NONE, Duration.ZERO);

        assertThat(rounds).hasSize(1);
        assertThat(member.reasonToRejoin()).isEmpty();
        time.pass(Duration.ofSeconds(30));
        assertThat(member.reasonToRejoin()).isPresent();
        assertThat(told()).isEqualTo(ORDERS);
    }

    @Test
    void mustStopEverythingFirstWhenTheCoordinatorDroppedIt() {
        given(ORDERS);

        assertThatThrownBy(() -> member.introduce(false)).isInstanceOf(MustStopFirst.class);
    }

    @Test
    void aLostMemberWaitsUntilEverythingHasStoppedAndStartsWithNothing() {
        given(ORDERS);

        member.lose("for a test");

        assertThat(losses).containsExactly("for a test");
        assertThat(member.isWaitingForStops()).isTrue();
        member.releasedAll();
        assertThat(member.isWaitingForStops()).isFalse();
        assertThat(member.reasonToRejoin()).isPresent();
        assertThat(member.introduce(false).get(GroupProtocol.SESSIONED).allocation())
                .isEmpty();
    }

    @Test
    void doesNotWaitForEverForWhatDoesNotStop() {
        given(ORDERS);
        member.lose("for a test");

        time.pass(Duration.ofMinutes(1));

        assertThat(member.isWaitingForStops()).isFalse();
    }

    @Test
    void stopsEverythingForARoundOfTheEagerProtocol() {
        round(1, 4, GroupProtocol.EAGER, 0, ORDERS, Assignment.NONE, Duration.ZERO);
        assertThat(last().assignment()).isEqualTo(ORDERS);

        assertThat(member.mustStopForRound()).isTrue();
        assertThatThrownBy(() -> member.introduce(true)).isInstanceOf(MustStopFirst.class);
    }

    private Map<String, MemberMetadata> with(long offsetOfOther) {
        var members = new LinkedHashMap<String, MemberMetadata>();
        members.put("me", member.introduce(true).get(GroupProtocol.SESSIONED));
        members.put("other", new MemberMetadata(2, LEADER_URL.toString(), offsetOfOther, Optional.empty(), false));
        return members;
    }

    @Test
    void aLeaderSharesOutTheWork() {
        Map<String, MemberAssignment> answers = member.lead("me", GroupProtocol.SESSIONED, with(4));

        assertThat(answers).containsOnlyKeys("me", "other");
        Assignment mine = Portion.together(answers.get("me").assigned());
        Assignment others = Portion.together(answers.get("other").assigned());
        assertThat(mine.plus(others)).isEqualTo(ORDERS);
        assertThat(leadership.ownerOf("orders")).isEmpty();

        member.take(1, "me", GroupProtocol.SESSIONED, answers.get("me"));
        assertThat(last().isLeader()).isTrue();
        assertThat(leadership.ownerOf("orders")).isPresent();
        assertThat(leadership.ownerOf(others.tasks().iterator().next())).contains(LEADER_URL);
    }

    @Test
    void aLeaderReadsTheLogAsFarAsItsMembersHave() {
        refreshed.complete(Cluster.snapshot(9, Map.of("bills", 1)));

        Map<String, MemberAssignment> answers = member.lead("me", GroupProtocol.SESSIONED, with(9));

        assertThat(answers.get("me").configOffset()).isEqualTo(9);
        assertThat(Portion.together(answers.get("me").assigned())
                        .plus(Portion.together(answers.get("other").assigned()))
                        .connectors())
                .containsExactly("bills");
    }

    @Test
    void aLeaderThatCannotCatchUpTellsEverybodyAndTriesAgainWhenItHas() {
        Map<String, MemberAssignment> answers = member.lead("me", GroupProtocol.SESSIONED, with(9));

        assertThat(answers.values()).allSatisfy(answer -> {
            assertThat(answer.error()).isEqualTo(MemberAssignment.CONFIG_MISMATCH);
            assertThat(answer.assigned()).isEmpty();
        });
        member.take(1, "me", GroupProtocol.SESSIONED, answers.get("me"));
        assertThat(rounds).isEmpty();
        assertThat(member.reasonToRejoin()).isEmpty();
        member.advanced(Cluster.snapshot(9, Map.of("orders", 2)));
        assertThat(member.reasonToRejoin()).isPresent();
    }

    @Test
    void aLeaderRemembersOnlyRoundsThatCameToPass() {
        Map<String, MemberAssignment> answers = member.lead("me", GroupProtocol.SESSIONED, with(4));
        member.take(1, "me", GroupProtocol.SESSIONED, answers.get("me"));
        Map<String, MemberMetadata> alone = Map.of("me", member.introduce(true).get(GroupProtocol.SESSIONED));
        member.lead("me", GroupProtocol.SESSIONED, alone); // the group never took it over

        MemberAssignment again =
                member.lead("me", GroupProtocol.SESSIONED, alone).get("me");

        assertThat(again.delayMs()).isBetween(299_000, 300_000);
    }
}
