/// The pages by which administrators keep the register of organizations.
@NullMarked
package vn.ocop.portal.organization.web;

import org.jspecify.annotations.NullMarked;
