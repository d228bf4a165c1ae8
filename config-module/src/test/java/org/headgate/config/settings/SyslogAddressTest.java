package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.config.SettingType.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogAddressTest {

  @ParameterizedTest
  @CsvSource({
    "tls://logs.example.org, logs.example.org, 6514",
    "tls://logs.example.org/, logs.example.org, 6514",
    "tls://192.0.2.7:10514, 192.0.2.7, 10514",
    "tls://[2001:db8::7]:6514, [2001:db8::7], 6514"
  })
  void hostAndPortAreParsed(String text, String host, int port) {
    SyslogAddress address = SyslogAddress.parse(text);

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.authorities()).isEmpty();
  }

  @Test
  void authorityFileIsParsed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("ca.pem"));
    SyslogAddress address = SyslogAddress.parse("tls://logs.example.org?sslrootcert=" + file);

    assertThat(address.authorities()).contains(file);
    assertThat(address.text()).isEqualTo("tls://logs.example.org:6514?sslrootcert=" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "udp://logs.example.org, it begins with tls://",
    "logs.example.org, it begins with tls://",
    "tls://, it is no URL",
    "tls://user:secret@logs.example.org, it begins with tls://",
    "tls://logs.example.org/audit, it has no path",
    "tls://logs.example.org:0, the port is not from 1 to 65535",
    "tls://logs.example.org:65536, the port is not from 1 to 65535",
    "tls://logs.example.org?verify=no, its one parameter is sslrootcert",
    "tls://logs.example.org?sslrootcert=/none/ca.pem, the file of sslrootcert cannot be read",
    "tls://logs.example.org?sslrootcert=/, the file of sslrootcert cannot be read",
    "tls://logs.example.org?sslrootcert=, the file of sslrootcert cannot be read",
    "tls://logs example.org, it is no URL"
  })
  void invalidAddressIsRefusedWithReason(String text, String reason) {
    assertThatThrownBy(() -> SyslogAddress.parse(text))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(reason);
  }
}
