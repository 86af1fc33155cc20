package io.tenantry.system.peer;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** One customer by number. */
@RestController
class CustomersController {

  private final Customers customers;

  CustomersController(Customers customers) {
    this.customers = customers;
  }

  @GetMapping("/customers/{number}")
  @Transactional
  public Customer get(@PathVariable("number") String number) {
    return customers
        .findFirstByNumber(number)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
