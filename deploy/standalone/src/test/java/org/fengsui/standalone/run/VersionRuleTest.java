package org.fengsui.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionRuleTest {
    private final FakeParts parts = new FakeParts();

    @Test
    void otherContentUnderTheSameVersion_isRefused() {
        assertThat(problems("1 stations", "3 a", "1 stations", "3 b"))
                .singleElement()
                .asString()
                .contains("rules", "raise version to at least 4");
    }

    @Test
    void otherContentUnderALowerVersion_isRefused() {
        assertThat(problems("2 a", "1 r", "1 b", "1 r"))
                .singleElement()
                .asString()
                .contains("registry", "at least 3");
    }

    @Test
    void otherContentUnderAGreaterVersion_passes() {
        assertThat(problems("1 a", "1 r", "2 b", "2 s")).isEmpty();
    }

    @Test
    void sameContent_passes() {
        assertThat(problems("1 a", "1 r", "1 a", "1 r")).isEmpty();
    }

    private List<String> problems(
            String registry, String rules, String nextRegistry, String nextRules) {
        Configuration before = read(registry, rules);
        Configuration after = read(nextRegistry, nextRules);
        return VersionRule.problems(
                before, parts.messages(before), after, parts.messages(after), 0);
    }

    private Configuration read(String registry, String rules) {
        return parts.read("registry", registry, "rules", rules, new ArrayList<>()).orElseThrow();
    }
}
