package org.headgate.secondfactors.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores an encrypted secret as its bytes. */
@Converter
public class EncryptedSecretConverter implements AttributeConverter<EncryptedSecret, byte[]> {

  @Override
  public byte[] convertToDatabaseColumn(EncryptedSecret secret) {
    return secret == null ? null : secret.bytes();
  }

  @Override
  public EncryptedSecret convertToEntityAttribute(byte[] stored) {
    return stored == null ? null : new EncryptedSecret(stored);
  }
}
