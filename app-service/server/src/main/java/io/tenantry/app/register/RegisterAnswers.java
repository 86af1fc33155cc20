package io.tenantry.app.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.csv.Sheet;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the resource of a register answers: body, links and entity tag. */
@ApplicationScoped
public class RegisterAnswers {

  private final CompanyScope scope;
  private final Register register;
  private final Validation validation;
  private final MergePatch mergePatch;
  private final Links links;
  private final RegisterImport imports;
  private final ImportConfig importConfig;

  RegisterAnswers(
      CompanyScope scope,
      Register register,
      Validation validation,
      MergePatch mergePatch,
      Links links,
      RegisterImport imports,
      ImportConfig importConfig) {
    this.scope = scope;
    this.register = register;
    this.validation = validation;
    this.mergePatch = mergePatch;
    this.links = links;
    this.imports = imports;
    this.importConfig = importConfig;
  }

  public <E extends NumberedRow<V>, V> Page<NumberedView<V>> page(
      RegisterKind<E, V> kind, String company, RegisterQuery query) {
    return scope.call(
        company,
        in -> {
          RowLinks rowLinks = linksOf(kind, in);
          // Two URLs for each of hundreds of rows are worth asking.
          boolean linked = query.wants("links");
          return Page.cut(
              register.list(kind, query),
              query.limit(),
              query::after,
              row -> row.view(linked ? rowLinks.of(row) : Map.of()),
              after ->
                  links.nextPage(query.repeated(), after, "companies", in.segment(), kind.path()));
        });
  }

  public <E extends NumberedRow<V>, V> Response created(
      RegisterKind<E, V> kind, String company, V values) {
    V valid = validation.valid(values);
    return scope.call(
        company,
        in -> {
          E row = register.create(kind, valid);
          URI self = linksOf(kind, in).self(row);
          return whole(Response.created(self), kind, in, row);
        });
  }

  /** Without a body if the caller's copy is still right. */
  public <E extends NumberedRow<V>, V> Response read(
      RegisterKind<E, V> kind, String company, String reference, HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in -> {
          E row = register.get(kind, reference);
          return given.answer(row.tag(), () -> row.view(linksOf(kind, in).of(row)));
        });
  }

  public <E extends NumberedRow<V>, V> Response replaced(
      RegisterKind<E, V> kind, String company, String reference, HttpHeaders headers, V values) {
    V valid = validation.valid(values);
    return changed(kind, company, reference, headers, before -> valid);
  }

  public <E extends NumberedRow<V>, V> Response patched(
      RegisterKind<E, V> kind,
      String company,
      String reference,
      HttpHeaders headers,
      JsonNode patch) {
    return changed(
        kind,
        company,
        reference,
        headers,
        before -> validation.valid(mergePatch.apply(before, patch, kind.values())));
  }

  private <E extends NumberedRow<V>, V> Response changed(
      RegisterKind<E, V> kind,
      String company,
      String reference,
      HttpHeaders headers,
      UnaryOperator<V> change) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in -> whole(Response.ok(), kind, in, register.change(kind, reference, given, change)));
  }

  public void deleted(
      RegisterKind<?, ?> kind, String company, String reference, HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    scope.call(
        company,
        in -> {
          register.delete(kind, reference, given);
          return in;
        });
  }

  public <V, C extends Enum<C> & Column> ImportResult imported(
      RegisterFile<V, C> kind,
      String company,
      HttpHeaders headers,
      InputStream file,
      ImportQuery query) {
    RowErrors errors = query.errors();
    Sheet.requireUtf8(headers.getMediaType());
    ColumnMapping<C> columns = ColumnMapping.of(kind.columns(), query.mapping(), kind.leftOut());
    return scope.call(
        company,
        importConfig.atMost(),
        in -> ImportResult.of(imports.run(file, columns, kind, errors), errors));
  }

  private <E extends NumberedRow<V>, V> Response whole(
      Response.ResponseBuilder answer, RegisterKind<E, V> kind, ScopedCompany in, E row) {
    return answer
        .header(HttpHeaders.ETAG, row.tag().toString())
        .entity(row.view(linksOf(kind, in).of(row)))
        .build();
  }

  private RowLinks linksOf(RegisterKind<?, ?> kind, ScopedCompany company) {
    EntityPath at = links.below("companies", company.segment());
    return new RowLinks(at.uri(), at.to(kind.path()));
  }

  private record RowLinks(URI company, EntityPath rows) {

    Map<String, URI> of(NumberedRow<?> row) {
      return Map.of("self", self(row), "company", company);
    }

    URI self(NumberedRow<?> row) {
      return rows.to(row.number()).uri();
    }
  }
}
