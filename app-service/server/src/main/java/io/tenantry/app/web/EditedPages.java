package io.tenantry.app.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Cards that are filled in, saved and deleted. Subclasses say what is on them, and pass everything
 * on to the interface for programs. What annotations say of a subclass holds for its own methods
 * only, so it is said here, too.
 */
@Authenticated
@Produces(Html.TYPE)
abstract class EditedPages {

  @Inject CompanySections sections;
  @Inject Lists lists;
  @Inject ObjectMapper json;

  abstract Section section();

  /** The page of a new card. */
  abstract String blank(CompanySection at);

  /**
   * The page of a card.
   *
   * @param answer what the interface for programs says of it
   */
  abstract String shown(CompanySection at, Response answer);

  abstract Response read(String company, String number, HttpHeaders headers);

  abstract Response created(String company, MultivaluedMap<String, String> form);

  abstract Response replaced(
      String company, String number, HttpHeaders headers, MultivaluedMap<String, String> form);

  abstract void deleted(String company, String number, HttpHeaders headers);

  final CompanySection in(String company) {
    return sections.of(company, section());
  }

  @GET
  @Path("new")
  @Operation(hidden = true)
  public String blank(@PathParam("company") String company) {
    return blank(in(company));
  }

  @GET
  @Path("cards/{number}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("number") String number,
      @Context HttpHeaders headers) {
    return shown(in(company), read(company, number, headers));
  }

  @POST
  @Path("cards")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response create(
      @PathParam("company") String company, MultivaluedMap<String, String> form) {
    return leadToCard(company, created(company, form));
  }

  @PUT
  @Path("cards/{number}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response save(
      @PathParam("company") String company,
      @PathParam("number") String number,
      @Context HttpHeaders headers,
      MultivaluedMap<String, String> form) {
    return leadToCard(company, replaced(company, number, headers, form));
  }

  @DELETE
  @Path("cards/{number}")
  @Operation(hidden = true)
  public Response delete(
      @PathParam("company") String company,
      @PathParam("number") String number,
      @Context HttpHeaders headers) {
    deleted(company, number, headers);
    return CompanySection.leadTo(in(company).list());
  }

  private Response leadToCard(String company, Response answer) {
    String number = json.valueToTree(answer.getEntity()).path("number").asText();
    return CompanySection.leadTo(in(company).card(number));
  }
}
