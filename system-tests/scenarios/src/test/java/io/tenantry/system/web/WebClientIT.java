package io.tenantry.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** People at work in the web client: with a browser, and with the keyboard alone. */
@WebTest
class WebClientIT {

  private static final int MOST_STOPS = 20;

  private final WebScene scene;

  WebClientIT(WebScene scene) {
    this.scene = scene;
  }

  @Test
  void invoiceIsEnteredPostedAndPrintedWithTheKeyboardAlone() {
    try (Visitor visitor = scene.atWork()) {
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
    scene.created("customers", "{\"number\": \"K-1\", \"name\": \"Kim\"}");
    String card = "/ui/companies/CRONUS/customers/cards/K-1";
    try (Visitor one = scene.atWork();
        Visitor other = scene.atWork()) {
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
    try (Visitor visitor = scene.atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/customers/new").page();
      page.locator("#number").fill("no number");

      visitor.press("Save").sees("must be given");

      assertThat(page.locator("#name").getAttribute("aria-invalid")).isEqualTo("true");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("message");
      visitor.photographs("wrong-fields");
    }
  }

  @Test
  void fileIsImportedOrItsRowsAreNamed() {
    try (Visitor visitor = scene.atWork()) {
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

  @Test
  void paymentIsUsedForAnInvoiceAndTakenBack() {
    try (Visitor visitor = scene.atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/payments").reads("Payments").page();
      visitor.follow("New payment").reads("New payment");
      page.locator("#customer").fill("C-02");
      visitor.press("Show open invoices").sees("INV-00002");
      page.locator("#amount").fill("450");
      page.locator("#applied-INV-00002").fill("400");
      page.locator("#oldest").uncheck();
      visitor.press("Post the payment");

      page.waitForURL("**/payments/cards/*");
      visitor.sees("50.00").photographs("payment");
      visitor.press("Take back the payment").sees("was taken back");
    }
  }

  @Test
  void invoiceIsTakenBackInPart() {
    try (Visitor visitor = scene.atWork()) {
      Page page = visitor.open("/ui/companies/CRONUS/sales-invoices/cards/INV-00003").page();
      page.getByText("Correct or cancel this invoice").click();
      page.locator("#quantity-1").fill("1");
      visitor.press("Post the credit memo");

      page.waitForURL("**/sales-credit-memos/cards/*");
      visitor.sees("300.00").photographs("credit-memo");
      visitor.follow("Invoice INV-00003").reads("Invoice INV-00003");
    }
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

  private static FilePayload file(String content) {
    return new FilePayload("some.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }
}
