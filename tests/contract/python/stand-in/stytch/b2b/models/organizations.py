from stytch.b2b.models.magic_links_email import InviteRequestOptions as UpdateRequestOptions

__all__ = ["UpdateRequestOptions"]
