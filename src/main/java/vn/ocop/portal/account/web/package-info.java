/// The pages by which administrators keep the accounts.
@NullMarked
package vn.ocop.portal.account.web;

import org.jspecify.annotations.NullMarked;
