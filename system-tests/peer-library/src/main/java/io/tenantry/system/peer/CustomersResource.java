package io.tenantry.system.peer;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** One customer by number. */
@Path("/customers")
public class CustomersResource {

  @GET
  @Path("{number}")
  @Transactional
  public Customer get(@PathParam("number") String number) {
    return Customer.<Customer>find("number", number)
        .firstResultOptional()
        .orElseThrow(NotFoundException::new);
  }
}
