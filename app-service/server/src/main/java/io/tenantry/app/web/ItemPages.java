package io.tenantry.app.web;

import static io.tenantry.app.web.CardKind.Field.listed;
import static io.tenantry.app.web.CardKind.Field.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.item.ItemQuery;
import io.tenantry.app.item.ItemValues;
import io.tenantry.app.item.ItemsResource;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportQuery;
import io.tenantry.app.register.ImportResult;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Items in the web client. */
@Path("/ui/companies/{company}/items")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.ITEM)
@SinceRelease(2)
public class ItemPages extends CardPages {

  private static final CardKind KIND =
      new CardKind(
          Section.ITEMS,
          "item",
          "items",
          List.of(
              required("number", "Number"),
              required("name", "Name"),
              listed("unit", "Unit"),
              listed("category", "Category"),
              new CardKind.Field("unitPrice", "Unit price", CardKind.Form.AMOUNT, false, true),
              new CardKind.Field("discontinued", "Discontinued", CardKind.Form.FLAG, false, true)));

  private final ItemsResource items;

  ItemPages(ItemsResource items) {
    this.items = items;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam ItemQuery query) {
    return listing(company, items.list(company, query), query);
  }

  @GET
  @Path("options")
  @Operation(hidden = true)
  public String options(@PathParam("company") String company, @BeanParam ItemQuery query) {
    return offered(items.list(company, query));
  }

  @Override
  CardKind kind() {
    return KIND;
  }

  @Override
  Response read(String company, String number, HttpHeaders headers) {
    return items.get(company, number, headers);
  }

  @Override
  Response created(String company, ObjectNode values) {
    return items.create(company, values(values, ItemValues.class));
  }

  @Override
  Response replaced(String company, String number, HttpHeaders headers, ObjectNode values) {
    return items.replace(company, number, headers, values(values, ItemValues.class));
  }

  @Override
  void deleted(String company, String number, HttpHeaders headers) {
    items.delete(company, number, headers);
  }

  @Override
  ImportResult imported(String company, HttpHeaders headers, InputStream file) {
    return items.importFile(company, headers, file, new ImportQuery());
  }
}
