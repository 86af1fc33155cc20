package io.tenantry.system.web;

import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tenantry.local.LocalRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Somebody with a browser of their own, in front of one tenant's web client. */
final class Visitor implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> FAULTS = Set.of("serious", "critical");
  private static final double PATIENCE_MILLIS = 20_000;

  private final String origin;
  private final BrowserContext context;
  private final Page page;

  private Visitor(String origin, BrowserContext context) {
    this.origin = origin;
    this.context = context;
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onDialog(dialog -> dialog.accept());
  }

  /**
   * @param origin of the tenant's web client
   */
  static Visitor at(Browser browser, String origin) {
    return new Visitor(origin, browser.newContext(options()));
  }

  /**
   * Somebody who has signed in before, and is at the first page.
   *
   * @param session what the browser has kept, as {@link #session()} gives it
   */
  static Visitor back(Browser browser, String origin, String session) {
    Visitor visitor = new Visitor(origin, browser.newContext(options().setStorageState(session)));
    visitor.page.navigate(origin);
    visitor.page.waitForURL(origin + "/ui/**");
    return visitor;
  }

  private static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        // The authority of this run is nobody else's business.
        .setIgnoreHTTPSErrors(true)
        .setColorScheme(ColorScheme.LIGHT)
        .setViewportSize(1280, 900);
  }

  /** What the browser keeps of a sign-in. */
  String session() {
    return context.storageState();
  }

  /** Types the host name, and name and password where it leads. */
  Visitor signIn(String user) {
    giveNameAndPassword(user);
    page.waitForURL(origin + "/ui/**");
    return this;
  }

  /** Where organizations are, the identity provider asks for the name alone at first. */
  Visitor giveNameAndPassword(String user) {
    page.navigate(origin);
    page.locator("#username").fill(user);
    if (!page.locator("#password").isVisible()) {
      page.locator("#username").press("Enter");
    }
    page.locator("#password").fill(LocalRun.USER_PASSWORD);
    page.locator("#password").press("Enter");
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Follows a link by its words. */
  Visitor follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
    return this;
  }

  Visitor press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
    return this;
  }

  /** Goes to a path of the web client. */
  Visitor open(String path) {
    page.navigate(origin + path);
    return this;
  }

  /** Returns once the page has this title. */
  Visitor reads(String title) {
    page.getByRole(
            AriaRole.HEADING, new Page.GetByRoleOptions().setName(title).setLevel(1).setExact(true))
        .waitFor();
    return this;
  }

  /** Returns once the page shows the text. */
  Visitor sees(String text) {
    page.getByText(text).first().waitFor();
    return this;
  }

  /**
   * Returns once an expression of JavaScript is true of the page. Playwright's own way to wait for
   * one is refused by the page's policy, as it should be.
   */
  Visitor until(String expression) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofMillis((long) PATIENCE_MILLIS))
        .until(() -> Boolean.TRUE.equals(page.evaluate(expression)));
    return this;
  }

  Visitor prefers(ColorScheme colours) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    return this;
  }

  Visitor photographs(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    return this;
  }

  /** What somebody with a screen reader, a keyboard or weak eyes could not use. */
  List<String> accessibilityFaults() {
    return faults(examination());
  }

  /** What weak eyes could not read: all that another choice of colours can change. */
  List<String> colourFaults() {
    return faults(examination().withTags(List.of("cat.color")));
  }

  /** A report has a layout of its own, and no script runs in its frame. */
  private AxeBuilder examination() {
    return new AxeBuilder(page).exclude("iframe");
  }

  private static List<String> faults(AxeBuilder examination) {
    return examination.analyze().getViolations().stream()
        .filter(rule -> FAULTS.contains(rule.getImpact()))
        .map(Visitor::inWords)
        .toList();
  }

  private static String inWords(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  @Override
  public void close() {
    context.close();
  }
}
