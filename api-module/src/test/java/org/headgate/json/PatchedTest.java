package org.headgate.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.headgate.accounts.AccountPatch;
import org.junit.jupiter.api.Test;

class PatchedTest {

  @Test
  void leftOutIsNotNull() throws JsonProcessingException {
    AccountPatch patch = read("{\"full_name\":null,\"locale\":\"de\"}");

    assertThat(patch.fullName()).isEqualTo(Patched.cleared());
    assertThat(patch.locale()).isEqualTo(Patched.to("de"));
    assertThat(patch.timeZone()).isEqualTo(Patched.untouched());
  }

  @Test
  void whatAClientWritesIsWhatTheServerReads() throws JsonProcessingException {
    AccountPatch patch = new AccountPatch(Patched.cleared(), Patched.to("de"), Patched.untouched());

    String json = Json.strict().writeValueAsString(patch);

    assertThat(json).isEqualTo("{\"full_name\":null,\"locale\":\"de\"}");
    assertThat(read(json)).isEqualTo(patch);
  }

  @Test
  void aNumberIsNoText() {
    assertThatThrownBy(() -> read("{\"full_name\":7}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void whatNoDatabaseStoresIsRefused() {
    assertThatThrownBy(() -> read("{\"full_name\":\"a\\u0000\"}"))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(() -> read("{\"full_name\":\"a\\udc00\"}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  private static AccountPatch read(String json) throws JsonProcessingException {
    return Json.strict().readValue(json, AccountPatch.class);
  }
}
