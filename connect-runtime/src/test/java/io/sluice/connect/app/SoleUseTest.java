package io.sluice.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.store.ClusterMark;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.junit.jupiter.api.Test;

class SoleUseTest {
    private static final ClusterMark MINE = new ClusterMark("mine", "configs");

    @Test
    void leavesItsMarkWhereThereIsNone() {
        assertThat(use(Map.of()).admit(Optional.empty())).contains(MINE);
    }

    @Test
    void leavesItsOwnMarkAlone() {
        assertThat(use(Map.of("mine", 3)).admit(Optional.of(MINE))).isEmpty();
    }

    @Test
    void refusesAConfigTopicThatAnotherGroupUses() {
        assertThatThrownBy(() -> use(Map.of("theirs", 2)).admit(Optional.of(new ClusterMark("theirs", "configs"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "configs as config.storage.topic", "2 workers of group theirs", "group.id=theirs");
    }

    @Test
    void refusesAnotherConfigTopicThanTheGroupUses() {
        assertThatThrownBy(() -> use(Map.of("mine", 2)).admit(Optional.of(new ClusterMark("mine", "others"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("configs as config.storage.topic", "config.storage.topic=others");
    }

    @Test
    void takesOverFromAGroupThatIsGone() {
        assertThat(use(Map.of()).admit(Optional.of(new ClusterMark("former", "configs"))))
                .contains(MINE);
    }

    @Test
    void toleratesAClusterThatSharesTheStatusTopicOnly() {
        assertThat(use(Map.of("theirs", 2)).admit(Optional.of(new ClusterMark("theirs", "others"))))
                .contains(MINE);
    }

    @Test
    void startsIfItMustNotAskForTheOtherGroup() {
        SoleUse use = new SoleUse(
                MINE, "statuses", group -> CompletableFuture.failedFuture(new GroupAuthorizationException(group)));
        assertThat(use.admit(Optional.of(new ClusterMark("theirs", "configs")))).contains(MINE);
    }

    private static SoleUse use(Map<String, Integer> members) {
        return new SoleUse(
                MINE, "statuses", group -> CompletableFuture.completedFuture(members.getOrDefault(group, 0)));
    }
}
