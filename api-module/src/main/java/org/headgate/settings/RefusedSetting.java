package org.headgate.settings;

/**
 * A text a setting cannot take, with a reason fit to be shown: it quotes nothing that could be a
 * secret.
 */
public final class RefusedSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The reason, put behind what is allowed. */
  public RefusedSetting(String reason) {
    super(reason);
  }
}
