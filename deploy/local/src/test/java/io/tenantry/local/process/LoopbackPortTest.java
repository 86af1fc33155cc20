package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackPortTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
  void takenPortIsToldWithItsNumberAndWhoHoldsIt(String address) throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      LoopbackPort port = new LoopbackPort(holder.getLocalPort());

      assertThat(port.obstacle("Keycloak"))
          .hasValueSatisfying(
              sentence ->
                  assertThat(sentence)
                      .contains("Port " + holder.getLocalPort(), "Keycloak")
                      .contains("process " + ProcessHandle.current().pid()));
    }
  }

  @Test
  void portThatWasJustGivenUpIsFree() throws IOException {
    LoopbackPort port;
    try (ServerSocket former = new ServerSocket(0)) {
      port = new LoopbackPort(former.getLocalPort());
    }

    assertThat(port.obstacle("a test")).isEmpty();
  }
}
