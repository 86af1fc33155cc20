package io.tenantry.system.peer;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Customers of the tenant of the request. */
interface Customers extends JpaRepository<Customer, Long> {

  Optional<Customer> findFirstByNumber(String number);
}
