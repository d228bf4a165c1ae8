package org.headgate.oauth.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;

/**
 * Reads form bodies. The container's reader answers a malformed escape ({@code %zz}) with 500; here
 * it is the caller's error.
 */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormBodyReader implements MessageBodyReader<MultivaluedMap<String, String>> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == MultivaluedMap.class;
  }

  /**
   * @throws OAuthException invalid_request for a body that is no form
   */
  @Override
  public MultivaluedMap<String, String> readFrom(
      Class<MultivaluedMap<String, String>> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
    for (String member :
        new String(body.readAllBytes(), StandardCharsets.ISO_8859_1).split("&", -1)) {
      int equals = member.indexOf('=');
      String name = equals < 0 ? member : member.substring(0, equals);
      if (!name.isEmpty()) {
        form.add(decoded(name), equals < 0 ? "" : decoded(member.substring(equals + 1)));
      }
    }
    return form;
  }

  /**
   * Bytes that are no UTF-8 are refused: replaced, two different values would become one.
   *
   * @param text one character for each byte
   */
  private static String decoded(String text) {
    try {
      byte[] bytes =
          URLDecoder.decode(text, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException e) {
      throw invalid("The form contains a % that does not start an escape");
    } catch (CharacterCodingException e) {
      throw invalid("The form must be UTF-8");
    }
  }

  private static OAuthException invalid(String description) {
    return new OAuthException(OAuthErrorCode.INVALID_REQUEST, description);
  }
}
