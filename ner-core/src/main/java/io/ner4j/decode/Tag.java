package io.ner4j.decode;

/**
 * What a label says: a part of an entity, and the entity's type.
 *
 * @param role the part
 * @param type the type, empty outside of entities
 */
record Tag(Role role, String type) {

  static final Tag OUTSIDE = new Tag(Role.OUTSIDE, "");

  boolean is(Role role) {
    return this.role == role;
  }

  boolean sameTypeAs(Tag other) {
    return type.equals(other.type);
  }

  /** Whether an entity that has this tag may go on after it. */
  boolean open() {
    return role == Role.BEGIN || role == Role.INSIDE;
  }

  /** Whether this tag goes on with the entity that the tag before belongs to. */
  boolean continues(Tag before) {
    return before.open() && sameTypeAs(before) && (is(Role.INSIDE) || is(Role.END));
  }
}
