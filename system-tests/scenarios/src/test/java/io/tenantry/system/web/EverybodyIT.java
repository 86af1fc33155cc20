package io.tenantry.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever looks something up finds it at once, whatever his eyes and hands can do. */
@WebTest
class EverybodyIT {

  private static final int A_SECOND = 1_000;

  private final WebScene scene;

  EverybodyIT(WebScene scene) {
    this.scene = scene;
  }

  @Test
  void listIsSearchedWhileTypingSortedAndPaged() {
    try (Visitor visitor = scene.atWork()) {
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
  void reportIsShownInACageAndDownloaded() {
    try (Visitor visitor = scene.atWork()) {
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
    try (Visitor visitor = scene.atWork()) {
      visitor.page().locator("summary").first().click();
      visitor.follow("Fabrikam").reads("Role centre").sees("Nothing has been sold yet.");
      assertThat(visitor.page().url()).endsWith("/ui/companies/Fabrikam");
    }
  }

  @Test
  void everyPageCanBeUsedByEverybodyInLightAndInDark() {
    List<String> pages =
        List.of(
            "role-centre:",
            "customers:/customers",
            "customer:/customers/cards/C-01",
            "import:/customers/import",
            "order:/sales-orders/new",
            "invoices:/sales-invoices",
            "invoice:/sales-invoices/cards/INV-00001",
            "credit-memos:/sales-credit-memos",
            "payments:/payments",
            "new-payment:/payments/new",
            "reports:/reports",
            "report:/reports/top-items",
            "refusal:/customers/cards/nobody");
    try (Visitor visitor = scene.atWork()) {
      for (String named : pages) {
        String[] parts = named.split(":", -1);
        visitor.open("/ui/companies/CRONUS" + parts[1]).prefers(ColorScheme.LIGHT);
        visitor.photographs(parts[0] + "-light");
        assertThat(visitor.accessibilityFaults()).as(named).isEmpty();

        visitor.prefers(ColorScheme.DARK).photographs(parts[0] + "-dark");
        assertThat(visitor.colourFaults()).as("%s in the dark", named).isEmpty();
      }
    }
  }

  @Test
  void firstTabStopSkipsToTheContent() {
    try (Visitor visitor = scene.atWork()) {
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
    try (Visitor visitor = scene.atWork()) {
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
}
