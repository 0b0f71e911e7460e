package io.sluice.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page that operators read says what the definitions say. */
class SettingsReferenceTest {
    private static final Path PAGE = Path.of("../docs/settings.md");
    private static final String COMMAND =
            "mvn -pl connect-runtime -am -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dsluice.write.docs=true test";

    @Test
    void pageIsWhatTheDefinitionsSay() throws IOException {
        String page = SettingsReference.page();
        if (Boolean.getBoolean("sluice.write.docs")) Files.writeString(PAGE, page);

        assertThat(Files.readString(PAGE))
                .as("docs/settings.md is out of date. Write it anew with: " + COMMAND)
                .isEqualTo(page);
    }
}
