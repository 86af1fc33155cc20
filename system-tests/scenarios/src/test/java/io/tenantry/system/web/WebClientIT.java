package io.tenantry.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People at work in the web client: with a browser, and with the keyboard alone. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class WebClientIT {

  private static final int A_SECOND = 1_000;
  private static final int MOST_STOPS = 20;

  private final Platform platform;
  private Chromium chromium;
  private Tenant tenant;
  private String user;
  private String origin;

  WebClientIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void tenantThatSells() {
    chromium = Chromium.start();
    String id = platform.freshId("web");
    tenant = platform.controlPlane().provision(NewTenant.withCompanies(id, "CRONUS", "Fabrikam"));
    user = "admin@" + tenant.id();
    // Gives the administrator a password that is known, as the local run does.
    platform.tokens().of(user);
    Instance first = platform.instances().get(0);
    origin = "https://" + tenant.host() + ":" + first.base().getPort();
    sell(first);
  }

  @AfterAll
  void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private void sell(Instance at) {
    for (int i = 1; i <= 12; i++) {
      created(
          at,
          "customers",
          "{\"number\": \"C-%1$02d\", \"name\": \"Customer %1$d\", \"city\": \"Oslo\"}"
              .formatted(i));
      created(
          at,
          "items",
          "{\"number\": \"I-%1$02d\", \"name\": \"Bicycle %1$d\", \"unitPrice\": %2$d}"
              .formatted(i, 100 * i));
      String order =
          created(
              at,
              "sales-orders",
              """
              {"number": "SO-%1$02d", "customer": "C-%1$02d", "orderDate": "2025-%1$02d-15",
               "lines": [{"item": "I-%1$02d", "quantity": 2}]}
              """
                  .formatted(i));
      assertThat(order).contains("SO-");
      created(at, "sales-orders/SO-%02d/post".formatted(i), "{}");
    }
  }

  private String created(Instance at, String below, String json) {
    var answer = at.send(tenant, Call.post(company("CRONUS") + "/" + below, json));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.body();
  }

  private static String company(String name) {
    return "/api/v1/companies/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private Visitor visitor(ColorScheme colours) {
    return Visitor.at(chromium.browser(), origin, colours);
  }

  private Visitor atWork() {
    return visitor(ColorScheme.LIGHT).signIn(user);
  }

  @Test
  void hostNameLeadsThroughSignInToTheRoleCentreAndSignOutEndsIt() {
    try (Visitor visitor = atWork()) {
      visitor.reads("Role centre").sees("Sales by month");

      assertThat(visitor.page().locator("canvas").count()).isEqualTo(3);
      List<Cookie> session =
          visitor.context().cookies(origin + "/ui").stream()
              .filter(cookie -> cookie.name.startsWith("q_session"))
              .toList();
      assertThat(session)
          .isNotEmpty()
          .allMatch(cookie -> cookie.secure && cookie.httpOnly)
          .allMatch(cookie -> cookie.sameSite == SameSiteAttribute.LAX)
          .allMatch(cookie -> cookie.domain.equals(tenant.host()));

      visitor.follow("Sign out");
      visitor.page().locator("#username").waitFor();
      visitor.open("/ui");
      visitor.page().locator("#username").waitFor();
    }
  }

  @Test
  void sessionOpensPagesAloneAndNoInterfaceForPrograms() {
    try (Visitor visitor = atWork()) {
      Object answer =
          visitor
              .page()
              .evaluate(
                  "path => fetch(path).then(r => r.status + ' ' + r.headers.get('content-type'))",
                  company("CRONUS"));

      assertThat(answer.toString()).startsWith("401 application/problem+json");
    }
  }

  @Test
  void userOfAnotherTenantIsNotLetIn() {
    Tenant other = platform.controlPlane().provision(NewTenant.named(platform.freshId("other")));
    platform.tokens().of("admin@" + other.id());
    try (Visitor stranger = visitor(ColorScheme.LIGHT)) {
      stranger.giveNameAndPassword("admin@" + other.id());

      stranger.sees("The credential does not belong to the tenant of this request.");
      assertThat(stranger.page().getByText("Sales by month").count()).isZero();
    }
  }

  @Test
  void invoiceIsEnteredPostedAndPrintedWithTheKeyboardAlone() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/sales-orders/new").reads("New order").page();

      page.locator("#customer").focus();
      page.keyboard().type("C-01");
      tabTo(page, "item");
      page.keyboard().type("I-01");
      tabTo(page, "quantity");
      page.keyboard().type("3");
      button(page, "Add a line").focus();
      page.keyboard().press("Enter");
      visitor.until("document.querySelectorAll('#lines tr').length == 2");
      visitor.until("document.activeElement.name == 'item'");
      page.keyboard().type("I-02");
      tabTo(page, "quantity");
      page.keyboard().type("1");
      button(page, "Add a line").focus();
      page.keyboard().press("Enter");
      visitor.until("document.querySelectorAll('#lines tr').length == 3");
      button(page, "Remove this line").last().focus();
      page.keyboard().press("Enter");
      visitor.until("document.querySelectorAll('#lines tr').length == 2");
      button(page, "Save").focus();
      page.keyboard().press("Enter");
      visitor.sees("Post the invoice");
      visitor.photographs("order-saved");
      button(page, "Post the invoice").focus();
      page.keyboard().press("Enter");

      page.waitForURL("**/sales-invoices/cards/*");
      visitor.sees("500.00").sees("Customer 1");
      page.evaluate("window.print = () => { document.title = 'printed'; }");
      button(page, "Print").focus();
      page.keyboard().press("Enter");
      visitor.until("document.title == 'printed'");
    }
  }

  @Test
  void whatSomebodyElseChangedIsSaidInWords() {
    created(platform.instances().get(0), "customers", "{\"number\": \"K-1\", \"name\": \"Kim\"}");
    String card = "/ui/companies/CRONUS/customers/cards/K-1";
    try (Visitor one = atWork();
        Visitor other = atWork()) {
      one.open(card).page().locator("#city").fill("Bergen");
      other.open(card).page().locator("#city").fill("Trondheim");
      other.press("Save").page().waitForURL("**/cards/K-1");
      other.page().waitForLoadState();

      one.press("Save").sees("Somebody else has changed it since this page was shown.");
      one.photographs("conflict");
      one.press("Show it as it is now");
      one.until("document.getElementById('city').value == 'Trondheim'");
    }
  }

  @Test
  void wrongFieldsAreNamedAndTheFocusIsWithThem() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/customers/new").page();
      page.locator("#number").fill("no number");

      visitor.press("Save").sees("must be given");

      assertThat(page.locator("#name").getAttribute("aria-invalid")).isEqualTo("true");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("message");
      visitor.photographs("wrong-fields");
    }
  }

  @Test
  void listIsSearchedWhileTypingSortedAndPaged() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/customers?limit=5").page();
      visitor.follow("Next page").sees("Customer 6");
      visitor.open("/ui/companies/CRONUS/customers").follow("Number");
      page.waitForURL("**sort=-number**");

      page.locator("#q").fill("customer 11");
      visitor.until("document.querySelectorAll('#rows tbody tr').length == 1");
      assertThat(page.locator("#rows").innerText()).contains("Customer 11");
      assertThat(page.url()).contains("q=customer");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
    }
  }

  @Test
  void fileIsImportedOrItsRowsAreNamed() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/Fabrikam/customers/import").page();
      page.locator("#file").setInputFiles(file("number,name\nF-1,Adatum\nF-2\n"));
      visitor.press("Import").sees("Row 3");
      visitor.photographs("import-refused");

      page.locator("#file").setInputFiles(file("number,name\nF-1,Adatum\n"));
      visitor.press("Import");

      page.waitForURL("**/Fabrikam/customers");
      visitor.sees("Adatum");
    }
  }

  private static FilePayload file(String content) {
    return new FilePayload("some.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void reportIsShownInACageAndDownloaded() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/reports").page();
      visitor.follow("Top items").reads("Top items");
      page.locator("#from_date").fill("2025-01-01");
      visitor.press("Show");

      page.frameLocator("iframe").getByText("Bicycle 12").waitFor();
      assertThat(page.locator("iframe").getAttribute("sandbox")).isEmpty();
      Download pdf = page.waitForDownload(() -> visitor.press("PDF"));
      assertThat(pdf.suggestedFilename()).isEqualTo("top-items.pdf");
    }
  }

  @Test
  void companyIsSwitched() {
    try (Visitor visitor = atWork()) {
      visitor.page().locator("summary").first().click();
      visitor.follow("Fabrikam").reads("Role centre").sees("Nothing has been sold yet.");
      assertThat(visitor.page().url()).endsWith("/ui/companies/Fabrikam");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyPageCanBeUsedByEverybody(ColorScheme colours) {
    List<String> pages =
        List.of(
            "role-centre:",
            "customers:/customers",
            "customer:/customers/cards/C-01",
            "import:/customers/import",
            "order:/sales-orders/new",
            "invoices:/sales-invoices",
            "reports:/reports",
            "report:/reports/top-items",
            "refusal:/customers/cards/nobody");
    try (Visitor visitor = visitor(colours).signIn(user)) {
      for (String named : pages) {
        String[] parts = named.split(":", -1);
        visitor.open("/ui/companies/CRONUS" + parts[1]);
        visitor.photographs(parts[0] + "-" + colours.name().toLowerCase(Locale.ROOT));

        assertThat(visitor.accessibilityFaults()).as("%s, %s", named, colours).isEmpty();
      }
    }
  }

  @Test
  void firstTabStopSkipsToTheContent() {
    try (Visitor visitor = atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/customers").page();

      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.textContent"))
          .isEqualTo("Skip to the content");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("page");
    }
  }

  @Test
  void pagesLoadWithinASecond() {
    try (Visitor visitor = atWork()) {
      for (String path : List.of("", "/customers", "/sales-orders/new")) {
        double best =
            IntStream.range(0, 5)
                .mapToDouble(i -> loading(visitor.open("/ui/companies/CRONUS" + path).page()))
                .min()
                .orElseThrow();
        System.out.printf("web client%s: loaded in %.0f ms%n", path, best);

        assertThat(best).as("milliseconds until %s is loaded", path).isLessThan(A_SECOND);
      }
    }
  }

  private static double loading(Page page) {
    Object millis =
        page.evaluate(
            "() => { const n = performance.getEntriesByType('navigation')[0];"
                + " return n.loadEventEnd - n.startTime; }");
    return ((Number) millis).doubleValue();
  }

  /** Some fields have several stops: a date has one for each of its parts. */
  private static void tabTo(Page page, String field) {
    Object focused = null;
    for (int stops = 0; stops < MOST_STOPS && !field.equals(focused); stops++) {
      page.keyboard().press("Tab");
      focused = page.evaluate("document.activeElement.name");
    }
    assertThat(focused).isEqualTo(field);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
