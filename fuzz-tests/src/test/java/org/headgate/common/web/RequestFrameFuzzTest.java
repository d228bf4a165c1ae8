package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.headgate.fuzzing.ParserFuzz;

/** A request: its method and target in the first line, then its header fields. */
class RequestFrameFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    HttpServletRequest request = RequestOfText.read(text);
    new RequestHead(request)
        .refusal()
        .ifPresent(refusal -> assertThat(refusal.detail()).isNotBlank());
  }
}
