package io.tenantry.app.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.tenantry.app.report.ReportView;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The templates of pages and of parts of them, each with what it shows. */
@CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {

  private Templates() {}

  static native TemplateInstance roleCentre(
      Frame frame, List<RoleCentrePage.Tile> tiles, List<Chart> charts);

  static native TemplateInstance list(Frame frame, ListView list);

  static native TemplateInstance card(Frame frame, CardView card);

  static native TemplateInstance fileImport(Frame frame, URI send, URI back, List<String> columns);

  static native TemplateInstance options(List<CardPages.Option> options);

  static native TemplateInstance order(Frame frame, OrderCard order);

  static native TemplateInstance orderLine(OrderCard.Line line, URI items);

  static native TemplateInstance posted(Frame frame, PostedCard card, InvoicePages.Credit credit);

  static native TemplateInstance newPayment(
      Frame frame, URI save, URI customers, URI open, UUID key, URI back);

  static native TemplateInstance openInvoices(List<PaymentPages.OpenInvoice> invoices);

  static native TemplateInstance payment(Frame frame, PaymentCard payment);

  static native TemplateInstance reports(Frame frame, List<Frame.Place> reports);

  static native TemplateInstance report(Frame frame, ReportView report, URI run, URI back);

  static native TemplateInstance refusal(Refusal refusal, URI start, URI signOut);

  static native TemplateInstance refusalMessage(Refusal refusal);
}
