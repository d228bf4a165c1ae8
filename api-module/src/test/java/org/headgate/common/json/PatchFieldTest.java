package org.headgate.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.headgate.alerts.api.AlertEndpointPatch;
import org.headgate.alerts.api.AlertEndpointRequest;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.ownaccount.api.AccountPatch;
import org.junit.jupiter.api.Test;

class PatchFieldTest {

  @Test
  void absentMemberDiffersFromNull() throws JsonProcessingException {
    AccountPatch patch = read("{\"full_name\":null,\"locale\":\"de\"}");

    assertThat(patch.fullName()).isEqualTo(PatchField.nullValue());
    assertThat(patch.locale()).isEqualTo(PatchField.to("de"));
    assertThat(patch.timeZone()).isEqualTo(PatchField.absent());
  }

  @Test
  void patchSurvivesWritingAndReading() throws JsonProcessingException {
    AccountPatch patch =
        new AccountPatch(PatchField.nullValue(), PatchField.to("de"), PatchField.absent());

    String json = JsonMappers.strict().writeValueAsString(patch);

    assertThat(json).isEqualTo("{\"full_name\":null,\"locale\":\"de\"}");
    assertThat(read(json)).isEqualTo(patch);
  }

  @Test
  void requiredMemberCannotBeRemoved() {
    assertThat(PatchField.absent().required("name")).isEmpty();
    assertThat(PatchField.to("Ada").required("name")).contains("Ada");
    assertThatThrownBy(() -> PatchField.nullValue().required("name"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void numberIsRefusedAsText() {
    assertThatThrownBy(() -> read("{\"full_name\":7}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void unstorableCharactersAreRefused() {
    assertThatThrownBy(() -> read("{\"full_name\":\"a\\u0000\"}"))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(() -> read("{\"full_name\":\"a\\udc00\"}"))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void nullListElementsAreRefused() {
    assertThatThrownBy(
            () ->
                JsonMappers.strict().readValue("{\"addresses\":[null]}", AlertEndpointPatch.class))
        .isInstanceOf(MismatchedInputException.class);
    assertThatThrownBy(
            () ->
                JsonMappers.strict()
                    .readValue(
                        "{\"name\":\"a\",\"kind\":\"mail\",\"addresses\":[\"b@example.org\",null]}",
                        AlertEndpointRequest.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  private static AccountPatch read(String json) throws JsonProcessingException {
    return JsonMappers.strict().readValue(json, AccountPatch.class);
  }
}
