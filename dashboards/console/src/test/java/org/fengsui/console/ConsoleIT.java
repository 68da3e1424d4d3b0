package org.fengsui.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, with a real broker behind it. */
class ConsoleIT {

    private static final String ROOT = ConsoleOptions.EXERCISE_ROOT + "/";
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMillis(200),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2));

    private static Browser browser;

    private final Registry registry = TestCity.registry();
    private final RuleSet rules = TestCity.rules();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private TestBroker broker;
    private Console console;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        Optional<Path> chromium = Browser.installed();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "page test skipped: no Chromium on PATH and none named by -Dfengsui.chromium;"
                        + " install the package chromium");
        browser = Browser.start(chromium.orElseThrow());
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        broker = TestBroker.start();
        console =
                Console.start(
                        ConsoleOptions.of(
                                        broker.uri(),
                                        Mode.DEMO,
                                        () -> registry,
                                        () -> rules,
                                        new FakeHistory())
                                .timed(false, Clock.systemUTC(), QUICK));
        show(1280, 800, "");
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        console.close();
        broker.close();
    }

    @Test
    void warning_published_appearsWithItsReason() throws Exception {
        publishWarning();
        Locator row = page.locator(".row").first();
        assertThat(row).containsText("八一桥下穿 积水31厘米");
        assertThat(row).containsText("橙(Ⅱ级)");
        row.click();
        Locator card = page.locator("fengsui-reason");
        assertThat(card).containsText("31 厘米 ≥ 阈值 25 厘米");
        assertThat(card).containsText("waterlogging.underpass.close_at");
        assertThat(card).containsText("规则第 7 版");
        assertThat(card).containsText("还差 9 厘米 到 红(Ⅰ级)");
        assertThat(card.locator(".timeline li")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(card).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void warning_retainedClear_disappears() throws Exception {
        publishWarning();
        assertThat(page.locator(".row")).hasCount(1);
        broker.publish(ROOT + TestWarning.topic("BAYI-UP"), "", true);
        assertThat(page.locator(".row")).hasCount(0);
        assertThat(page.locator("fengsui-warnings")).containsText("不明不等于安全");
    }

    @Test
    void warning_htmlInTheHeadline_isShownAsText() throws Exception {
        ObjectNode warning = TestWarning.of("x1", "BAYI-UP", "red", 1, System.currentTimeMillis());
        String attack = "<img src=x onerror=\"document.title='owned'\"><script>1</script>";
        TestWarning.text(warning, "headline", attack, attack);
        TestWarning.text(warning, "advice", attack, attack);
        warning.put("reason", attack);
        broker.publish(ROOT + TestWarning.topic("BAYI-UP"), warning.toString(), true);
        page.locator(".row").first().click();
        assertThat(page.locator("fengsui-reason h2")).hasText(attack);
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(page).hasTitle("烽燧 内涝值守台");
        assertThat(complaints).isEmpty();
    }

    @Test
    void language_switched_everythingSpeaksItAndIsRemembered() throws Exception {
        publishWarning();
        page.locator(".language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".row").first()).containsText("water 31 cm");
        assertThat(page.locator(".mode-strip")).containsText("Demo");
        page.navigate(console.url());
        assertThat(page.locator("fengsui-warnings h2")).containsText("Warnings");
    }

    @Test
    void station_reading_showsValueAgeAndChart() throws Exception {
        connected();
        long now = System.currentTimeMillis();
        broker.publish(
                ROOT + "obs/BAYI",
                "{\"station\":\"BAYI\",\"time\":%d,\"values\":{\"water_depth\":0.31}}"
                        .formatted(now),
                false);
        page.locator(".stations summary").click();
        Locator station = page.locator(".row.station", new Page.LocatorOptions().setHasText("八一桥"));
        assertThat(station).containsText("31 厘米");
        station.click();
        Locator panel = page.locator("fengsui-station");
        assertThat(panel.locator(".reading")).containsText("31 厘米");
        assertThat(panel.locator(".reading .age")).containsText("前");
        assertThat(panel.locator(".chart canvas")).isVisible();
        assertThat(panel.locator(".thresholds")).containsText("封闭线");
        assertThat(complaints).isEmpty();
    }

    @Test
    void feed_brokerGone_screenSaysThatItIsFrozen() throws Exception {
        publishWarning();
        assertThat(page.locator(".row")).hasCount(1);
        assertThat(page.locator(".frozen-banner")).hasCount(0);
        broker.close();
        Locator banner = page.locator(".frozen-banner");
        assertThat(banner)
                .containsText(
                        "画面已停止更新", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(banner).containsText("消息服务");
        assertThat(page.locator(".row")).hasCount(1);
    }

    @Test
    void feed_serverGone_screenSaysThatItIsFrozen() {
        connected();
        console.close();
        assertThat(page.locator(".frozen-banner"))
                .containsText(
                        "值守台服务器", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
    }

    @Test
    void accessibility_listCardAndStation_noSeriousViolation() throws Exception {
        publishWarning();
        page.locator(".row").first().click();
        assertThat(page.locator("fengsui-reason .timeline")).isVisible();
        assertAccessible();
        page.locator("fengsui-reason .buttons button").first().click();
        assertThat(page.locator("fengsui-station .chart canvas")).isVisible();
        assertAccessible();
        context.close();
        show(390, 844, "?lang=en");
        assertThat(page.locator(".row").first()).isVisible();
        assertAccessible();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    private void assertAccessible() {
        assertThat(
                        new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .filter(
                                                rule ->
                                                        List.of("serious", "critical")
                                                                .contains(rule.getImpact()))
                                        .map(rule -> rule.getId() + " " + rule.getNodes())
                                        .toList())
                .isEmpty();
    }

    private void publishWarning() throws Exception {
        connected();
        broker.publish(
                ROOT + TestWarning.topic("BAYI-UP"),
                TestWarning.of("w1", "BAYI-UP", "orange", 1, System.currentTimeMillis()).toString(),
                true);
    }

    private void connected() {
        assertThat(page.locator(".connection")).containsText("实时");
    }

    private void show(int width, int height, String query) {
        context = browser.get().newContext(new NewContextOptions().setViewportSize(width, height));
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (List.of("error", "warning").contains(message.type())) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.navigate(console.url() + query);
        assertThat(page.locator("fengsui-warnings")).isVisible();
    }
}
