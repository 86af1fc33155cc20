package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.RequestTarget;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Models;
import io.tenantry.app.odata.write.Postings;
import io.tenantry.app.odata.write.Writers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/** Gives requests to the library, with what it needs to answer them. */
@ApplicationScoped
class Service {

  private final Models models;
  private final Doors doors;
  private final Writers writers;
  private final Postings postings;
  private final Calculations calculations;
  private final OData odata = OData.newInstance();

  Service(
      Models models, Doors doors, Writers writers, Postings postings, Calculations calculations) {
    this.models = models;
    this.doors = doors;
    this.writers = writers;
    this.postings = postings;
    this.calculations = calculations;
  }

  Response answer(HttpMethod method, RequestTarget target, HttpHeaders headers, InputStream body) {
    Model model = models.current();
    Exchange exchange = new Exchange(doors, model);
    ODataResponse answer =
        process(handler(exchange, model), request(method, target, headers, body));
    Response.ResponseBuilder response = Response.status(answer.getStatusCode());
    answer.getAllHeaders().forEach((name, values) -> values.forEach(v -> response.header(name, v)));
    InputStream content = answer.getContent();
    return content == null ? response.build() : response.entity(sent(content)).build();
  }

  /** The library reads as deep as a request is nested. */
  private static ODataResponse process(ODataHandler handler, ODataRequest request) {
    try {
      return handler.process(request);
    } catch (StackOverflowError e) {
      throw new ProblemException(ProblemType.VALIDATION_FAILED, "The request is nested too deeply");
    }
  }

  private static StreamingOutput sent(InputStream content) {
    return out -> {
      try (content) {
        content.transferTo(out);
      }
    };
  }

  private ODataHandler handler(Exchange exchange, Model model) {
    Errors errors = new Errors(odata, exchange);
    ODataHandler handler = odata.createRawHandler(model.metadata());
    handler.register(new EntitySets(exchange));
    handler.register(new SingleEntities(exchange, writers));
    handler.register(new Values(exchange, calculations));
    handler.register(new Actions(exchange, postings));
    handler.register(new Batches(exchange, errors));
    handler.register(errors);
    return handler;
  }

  private ODataRequest request(
      HttpMethod method, RequestTarget target, HttpHeaders headers, InputStream body) {
    String root = doors.links().odata().path();
    ODataRequest request = new ODataRequest();
    request.setMethod(method);
    request.setBody(body);
    request.setRawBaseUri(root.substring(0, root.length() - 1));
    request.setRawODataPath(target.path());
    request.setRawQueryPath(target.query());
    request.setRawRequestUri(request.getRawBaseUri().concat(target.path()));
    headers.getRequestHeaders().forEach(request::addHeader);
    return request;
  }
}
