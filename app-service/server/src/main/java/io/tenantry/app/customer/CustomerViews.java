package io.tenantry.app.customer;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.link.Links;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Answers about customers: the body, its links and its entity tag. */
@ApplicationScoped
class CustomerViews {

  private final Links links;

  CustomerViews(Links links) {
    this.links = links;
  }

  Page<CustomerView> page(ScopedCompany company, CustomerQuery query, List<Customer> rows) {
    return Page.cut(
        rows,
        query.limit(),
        query::after,
        customer -> view(company, customer),
        after ->
            links.nextPage(query.repeated(), after, "companies", company.segment(), "customers"));
  }

  Response created(ScopedCompany company, Customer customer) {
    CustomerView view = view(company, customer);
    return tagged(Response.created(view.links().get("self")), customer).entity(view).build();
  }

  /** Without a body if the caller's copy is still right. */
  Response read(ScopedCompany company, Customer customer, Preconditions preconditions) {
    return preconditions.notModified(customer.tag())
        ? tagged(Response.notModified(), customer).build()
        : changed(company, customer);
  }

  Response changed(ScopedCompany company, Customer customer) {
    return tagged(Response.ok(view(company, customer)), customer).build();
  }

  private static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, Customer row) {
    return answer.header(HttpHeaders.ETAG, row.tag().toString());
  }

  private CustomerView view(ScopedCompany company, Customer row) {
    return new CustomerView(
        row.id, row.values(), row.createdAt, row.updatedAt, row.version, linksOf(company, row));
  }

  private Map<String, URI> linksOf(ScopedCompany company, Customer row) {
    return Map.of(
        "self", links.to("companies", company.segment(), "customers", row.number),
        "company", links.to("companies", company.segment()));
  }
}
