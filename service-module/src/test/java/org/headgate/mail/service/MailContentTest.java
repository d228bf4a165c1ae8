package org.headgate.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailContentTest {

  @Test
  void subjectIsOneLine() {
    assertThat(new MailContent("Report\r\nBcc: eve@example.org", "").subject())
        .isEqualTo("Report Bcc: eve@example.org");
  }

  @Test
  void subjectHasOneDirection() {
    assertThat(new MailContent("Stopped: \u202egpj.exe\u2066!", "").subject())
        .isEqualTo("Stopped: gpj.exe!");
  }

  /** Directional marks belong to names; so do letters outside of the basic plane. */
  @Test
  void subjectKeepsNames() {
    String name = "Stopped: \u05d0\u200f \ud83d\ude00";

    assertThat(new MailContent(name, "").subject()).isEqualTo(name);
  }
}
