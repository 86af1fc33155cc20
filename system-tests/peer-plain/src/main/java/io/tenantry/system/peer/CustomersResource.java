package io.tenantry.system.peer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One customer of one company, by number. */
@Path("/api/v1/companies/{company}/customers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"tenant-user", "tenant-admin"})
public class CustomersResource {

  private static final int SECONDS = 30;
  private static final String ENTER =
      "select id, name, set_config('tenantry.company', cast(id as text), true)"
          + " from tenantry.company where lower(name) = lower(?1)";

  private final EntityManager entities;

  CustomersResource(EntityManager entities) {
    this.entities = entities;
  }

  @GET
  @Path("{customer}")
  public Response get(
      @PathParam("company") String company,
      @PathParam("customer") String number,
      @Context UriInfo uri) {
    return QuarkusTransaction.disallowingExisting()
        .timeout(SECONDS)
        .call(() -> read(enter(company), number, uri));
  }

  @SuppressWarnings("unchecked")
  private String enter(String company) {
    List<Tuple> rows =
        entities.createNativeQuery(ENTER, Tuple.class).setParameter(1, company).getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> row.get(1, String.class))
        .orElseThrow(NotFoundException::new);
  }

  private static Response read(String company, String number, UriInfo uri) {
    Customer row =
        Customer.<Customer>find("numberKey", number.toLowerCase(Locale.ROOT))
            .firstResultOptional()
            .orElseThrow(NotFoundException::new);
    return Response.ok(CustomerView.of(row, links(company, row, uri)))
        .header(HttpHeaders.ETAG, "\"" + row.id + "-" + row.version + "\"")
        .build();
  }

  private static Map<String, URI> links(String company, Customer row, UriInfo uri) {
    return Map.of(
        "self",
            uri.getBaseUriBuilder()
                .path("api/v1/companies/{company}/customers/{number}")
                .build(company, row.number),
        "company", uri.getBaseUriBuilder().path("api/v1/companies/{company}").build(company));
  }
}
