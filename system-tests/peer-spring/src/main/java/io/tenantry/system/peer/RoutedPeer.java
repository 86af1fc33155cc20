package io.tenantry.system.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. */
@SpringBootApplication
public class RoutedPeer {

  public static void main(String[] arguments) {
    SpringApplication.run(RoutedPeer.class, arguments);
  }
}
