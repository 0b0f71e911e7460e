package io.sluice.connect.control;

import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.model.Assignment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What this worker last heard of its group: either it is a member of a certain round, or it is outside. */
sealed interface Group {

    /** What this worker may run. */
    Assignment assignment();

    /** The newest generation this worker knows of. */
    int generation();

    /** Outside of the group: nothing may run. */
    record Outside(int generation) implements Group {
        @Override
        public Assignment assignment() {
            return Assignment.NONE;
        }
    }

    record Member(Joined joined) implements Group {
        @Override
        public Assignment assignment() {
            return joined.assignment();
        }

        @Override
        public int generation() {
            return joined.generation();
        }
    }

    default boolean isLeader() {
        return this instanceof Member member && member.joined().isLeader();
    }

    default Optional<URI> leaderUrl() {
        return this instanceof Member member ? Optional.of(member.joined().leaderUrl()) : Optional.empty();
    }

    /** Whether the group has a round ahead that it waits for, because a lost member may come back. */
    default boolean isDelayed() {
        return this instanceof Member member && member.joined().delay().compareTo(Duration.ZERO) > 0;
    }
}
