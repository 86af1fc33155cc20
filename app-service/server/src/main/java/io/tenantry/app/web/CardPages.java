package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.PageLinks;
import io.tenantry.app.register.ImportResult;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The list of the rows of one kind, their cards, and the import of a file of them. Subclasses say
 * what the rows are, and pass everything on to the interface for programs. What annotations say of
 * a subclass holds for its own methods only, so it is said here, too.
 */
@Authenticated
@Produces(Html.TYPE)
abstract class CardPages {

  private static final String CARDS = "cards";

  /** What an input can be filled with. */
  record Option(String number, String name) {}

  @Inject Frames frames;
  @Inject Lists lists;
  @Inject PageLinks links;
  @Inject CompanyLookup companies;
  @Inject ObjectMapper json;
  @Inject MergePatch mergePatch;

  abstract CardKind kind();

  abstract Response read(String company, String number, HttpHeaders headers);

  abstract Response created(String company, ObjectNode values);

  abstract Response replaced(String company, String number, HttpHeaders headers, ObjectNode values);

  abstract void deleted(String company, String number, HttpHeaders headers);

  abstract ImportResult imported(String company, HttpHeaders headers, InputStream file);

  /** What the interface for programs takes, of a form. */
  final <V> V values(ObjectNode form, Class<V> type) {
    return mergePatch.apply(Map.of(), form, type);
  }

  final String listing(String company, Page<?> page, ListQuery query) {
    Page<JsonNode> rows = rows(page);
    String segment = segment(company);
    List<Lists.Column<JsonNode>> columns =
        kind().columns().stream().map(CardPages::column).toList();
    ListView view =
        lists.view(
            new Lists.Spot<>(
                segment, kind().section().path(), row -> card(row.path("number").asText())),
            columns,
            rows,
            query,
            List.of(
                new Frame.Place("New " + kind().one(), links.in(segment, below("new")), false, "n"),
                new Frame.Place("Import a file", links.in(segment, below("import")), false, "")),
            "There is none yet: add the first one, or import a file.");
    Frame frame = frames.of(company, kind().section(), kind().section().title());
    return Templates.list(frame, view).render();
  }

  final String offered(Page<?> page) {
    return Templates.options(
            rows(page).items().stream()
                .map(row -> new Option(row.path("number").asText(), row.path("name").asText()))
                .toList())
        .render();
  }

  private Page<JsonNode> rows(Page<?> page) {
    List<JsonNode> items = page.items().stream().<JsonNode>map(json::valueToTree).toList();
    return new Page<>(items, page.nextCursor(), page.links());
  }

  private static Lists.Column<JsonNode> column(CardKind.Field field) {
    return switch (field.name()) {
      case "number", "name" -> Lists.Column.sorted(field.label(), field.name(), field::shown);
      default ->
          new Lists.Column<>(field.label(), "", field.form() == CardKind.Form.AMOUNT, field::shown);
    };
  }

  @GET
  @Path("new")
  @Operation(hidden = true)
  public String blank(@PathParam("company") String company) {
    String segment = segment(company);
    String title = "New " + kind().one();
    List<CardView.Input> inputs =
        kind().fields().stream().map(field -> CardView.Input.of(field, "")).toList();
    return rendered(
        company,
        new CardView(
            title, "", links.in(segment, below(CARDS)), true, list(segment), kind().one(), inputs));
  }

  @GET
  @Path("cards/{number}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("number") String number,
      @Context HttpHeaders headers) {
    return card(company, read(company, number, headers));
  }

  @POST
  @Path(CARDS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response create(
      @PathParam("company") String company, MultivaluedMap<String, String> form) {
    JsonNode row = json.valueToTree(created(company, kind().values(form)).getEntity());
    return leadTo(links.in(segment(company), card(row.path("number").asText())));
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
    JsonNode row =
        json.valueToTree(replaced(company, number, headers, kind().values(form)).getEntity());
    return leadTo(links.in(segment(company), card(row.path("number").asText())));
  }

  @DELETE
  @Path("cards/{number}")
  @Operation(hidden = true)
  public Response delete(
      @PathParam("company") String company,
      @PathParam("number") String number,
      @Context HttpHeaders headers) {
    deleted(company, number, headers);
    return leadTo(list(segment(company)));
  }

  @GET
  @Path("import")
  @Operation(hidden = true)
  public String file(@PathParam("company") String company) {
    String segment = segment(company);
    return Templates.fileImport(
            frames.of(company, kind().section(), "Import " + kind().path()),
            links.in(segment, below("import")),
            list(segment),
            kind().fields().stream().map(CardKind.Field::name).toList())
        .render();
  }

  @POST
  @Path("import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response importFile(
      @PathParam("company") String company,
      @Context HttpHeaders headers,
      @RestForm("file") FileUpload file) {
    try (InputStream content =
        file == null ? InputStream.nullInputStream() : Files.newInputStream(file.uploadedFile())) {
      imported(company, headers, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leadTo(list(segment(company)));
  }

  private String card(String company, Response answer) {
    JsonNode row = json.valueToTree(answer.getEntity());
    String segment = segment(company);
    String number = row.path("number").asText();
    List<CardView.Input> inputs =
        kind().fields().stream()
            .map(field -> CardView.Input.of(field, field.written(row)))
            .toList();
    return rendered(
        company,
        new CardView(
            number + " " + row.path("name").asText(),
            answer.getHeaderString(HttpHeaders.ETAG),
            links.in(segment, card(number)),
            false,
            list(segment),
            kind().one(),
            inputs));
  }

  private String rendered(String company, CardView card) {
    return Templates.card(frames.of(company, kind().section(), card.title()), card).render();
  }

  private String segment(String company) {
    return companies.get(company).segment();
  }

  private URI list(String segment) {
    return links.in(segment, kind().section().path());
  }

  private String[] card(String number) {
    return below(CARDS, number);
  }

  private String[] below(String... segments) {
    return Stream.concat(Stream.of(kind().path()), Stream.of(segments)).toArray(String[]::new);
  }

  /** Has htmx load another page in place of this one. */
  static Response leadTo(URI page) {
    return Response.noContent().header("HX-Redirect", page).build();
  }
}
