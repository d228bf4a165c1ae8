package org.headgate.pool;

/** Pool settings that make no sense as a whole; says which knob to turn and what it allows. */
public final class InvalidPoolSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final PoolKnob knob;
  private final String value;
  private final String allowed;

  InvalidPoolSettings(PoolKnob knob, Object value, String allowed) {
    super(knob.variable() + "=" + value + ": allowed " + allowed);
    this.knob = knob;
    this.value = value.toString();
    this.allowed = allowed;
  }

  /** The knob to turn. */
  public PoolKnob knob() {
    return knob;
  }

  /** What it says now. */
  public String value() {
    return value;
  }

  /** What it may say beside the other values. */
  public String allowed() {
    return allowed;
  }
}
