package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.register.ImportResult;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The list of the rows of one kind, their cards, and the import of a file of them. */
@Authenticated
@Produces(Html.TYPE)
abstract class CardPages extends EditedPages {

  private static final String IMPORT = "import";

  /** What an input can be filled with. */
  record Option(String number, String name) {}

  @Inject MergePatch mergePatch;

  abstract CardKind kind();

  abstract Response created(String company, ObjectNode values);

  abstract Response replaced(String company, String number, HttpHeaders headers, ObjectNode values);

  abstract ImportResult imported(String company, HttpHeaders headers, InputStream file);

  @Override
  final Section section() {
    return kind().section();
  }

  @Override
  final Response created(String company, MultivaluedMap<String, String> form) {
    return created(company, kind().values(form));
  }

  @Override
  final Response replaced(
      String company, String number, HttpHeaders headers, MultivaluedMap<String, String> form) {
    return replaced(company, number, headers, kind().values(form));
  }

  /** What the interface for programs takes, of a form. */
  final <V> V values(ObjectNode form, Class<V> type) {
    return mergePatch.apply(Map.of(), form, type);
  }

  final String listing(String company, Page<?> page, ListQuery query) {
    CompanySection at = in(company);
    return lists.page(
        at,
        new ListKind<>(
            row -> row.path("number").asText(),
            kind().columns().stream().map(CardPages::column).toList(),
            "There is none yet: add the first one, or import a file."),
        rows(page),
        query,
        at.adding("New " + kind().one()),
        new Frame.Place("Import a file", at.below(IMPORT), false, ""));
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

  private static ListKind.Column<JsonNode> column(CardKind.Field field) {
    return switch (field.name()) {
      case "number", "name" -> ListKind.Column.sorted(field.label(), field.name(), field::shown);
      default ->
          new ListKind.Column<>(
              field.label(), "", field.form() == CardKind.Form.AMOUNT, field::shown);
    };
  }

  @Override
  final String blank(CompanySection at) {
    List<CardView.Input> inputs =
        kind().fields().stream().map(field -> CardView.Input.of(field, "")).toList();
    return rendered(
        at,
        new CardView("New " + kind().one(), "", at.cards(), true, at.list(), kind().one(), inputs));
  }

  @Override
  final String shown(CompanySection at, Response answer) {
    JsonNode row = json.valueToTree(answer.getEntity());
    String number = row.path("number").asText();
    List<CardView.Input> inputs =
        kind().fields().stream()
            .map(field -> CardView.Input.of(field, field.written(row)))
            .toList();
    return rendered(
        at,
        new CardView(
            number + " " + row.path("name").asText(),
            answer.getHeaderString(HttpHeaders.ETAG),
            at.card(number),
            false,
            at.list(),
            kind().one(),
            inputs));
  }

  private static String rendered(CompanySection at, CardView card) {
    return Templates.card(at.frame(card.title()), card).render();
  }

  @GET
  @Path(IMPORT)
  @Operation(hidden = true)
  public String file(@PathParam("company") String company) {
    CompanySection at = in(company);
    return Templates.fileImport(
            at.frame("Import " + kind().many()),
            at.below(IMPORT),
            at.list(),
            kind().fields().stream().map(CardKind.Field::name).toList())
        .render();
  }

  @POST
  @Path(IMPORT)
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
    return CompanySection.leadTo(in(company).list());
  }
}
