from stytch.shared.method_options import RequestOptions


class InviteRequestOptions(RequestOptions):
    pass
