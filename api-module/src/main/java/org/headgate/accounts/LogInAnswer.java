package org.headgate.accounts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a log-in goes on once the first proof was right; {@code status} tells which. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "status",
    visible = true)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Tokens.class, name = Tokens.STATUS),
  @JsonSubTypes.Type(value = MfaRequired.class, name = MfaRequired.STATUS)
})
public sealed interface LogInAnswer permits Tokens, MfaRequired {

  /** {@code authenticated} or {@code mfa_required}. */
  String status();
}
