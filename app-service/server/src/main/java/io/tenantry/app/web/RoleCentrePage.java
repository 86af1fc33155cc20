package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.receivable.AgedReceivablesResource;
import io.tenantry.app.sales.SalesFiguresResource;
import io.tenantry.app.sales.SalesFiguresView;
import io.tenantry.tenant.CurrentTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a company is doing, at a glance: as far as the user may know it. */
@Path("/ui/companies/{company}")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.COMPANY)
public class RoleCentrePage {

  /** From this release on there is something to sell. */
  private static final int FIRST_RELEASE = 2;

  /** One number. */
  record Tile(String label, String value, String note) {}

  private final Frames frames;
  private final CompanyLookup companies;
  private final Permissions permissions;
  private final SalesFiguresResource sales;
  private final AgedReceivablesResource receivables;
  private final CurrentTenant tenant;

  RoleCentrePage(
      Frames frames,
      CompanyLookup companies,
      Permissions permissions,
      SalesFiguresResource sales,
      AgedReceivablesResource receivables,
      CurrentTenant tenant) {
    this.frames = frames;
    this.companies = companies;
    this.permissions = permissions;
    this.sales = sales;
    this.receivables = receivables;
    this.tenant = tenant;
  }

  @GET
  @Operation(hidden = true)
  public String show(@PathParam("company") String company) {
    ScopedCompany here = companies.get(company);
    permissions.demandIn(here.id(), BusinessObject.COMPANY, Action.READ);
    List<Tile> tiles = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    if (maySee(here, BusinessObject.SALES_DOCUMENT)) {
      addSales(sales.figures(company), tiles, charts);
    }
    if (maySee(here, BusinessObject.CUSTOMER_ENTRY)) {
      addReceivables(Overdue.of(receivables.aged(company, null)), tiles, charts);
    }
    Frame frame = frames.of(here, Section.ROLE_CENTRE, Section.ROLE_CENTRE.title());
    return Templates.roleCentre(frame, tiles, charts).render();
  }

  private boolean maySee(ScopedCompany company, BusinessObject object) {
    boolean may =
        tenant.get().entry().release() >= FIRST_RELEASE
            && frames.offers(company, new Permission(object, Action.READ));
    if (may) {
      permissions.demand(object, Action.READ);
    }
    return may;
  }

  private static void addSales(SalesFiguresView figures, List<Tile> tiles, List<Chart> charts) {
    SalesFiguresView.Month newest = figures.months().get(figures.months().size() - 1);
    tiles.add(
        new Tile(
            "Sales, twelve months", Amounts.text(figures.netAmount()), "since " + figures.from()));
    tiles.add(new Tile("Sales, newest month", Amounts.text(newest.netAmount()), newest.month()));
    charts.add(
        new Chart(
            "sales-by-month",
            "Sales by month",
            "line",
            "Month",
            figures.months().stream()
                .map(month -> Chart.Point.of(month.month(), month.netAmount()))
                .toList()));
    charts.add(
        new Chart(
            "top-items",
            "Top items",
            "bar",
            "Item",
            figures.topItems().stream()
                .map(item -> Chart.Point.of(item.name(), item.netAmount()))
                .toList()));
  }

  private static void addReceivables(Overdue overdue, List<Tile> tiles, List<Chart> charts) {
    tiles.add(new Tile("Owed by customers", Amounts.text(overdue.total()), "open entries"));
    tiles.add(
        new Tile(
            "Overdue",
            Amounts.text(overdue.amount()),
            overdue.customers() + " customers, " + overdue.asOf()));
    charts.add(new Chart("overdue", "Overdue", "bar", "Days overdue", overdue.points()));
  }
}
